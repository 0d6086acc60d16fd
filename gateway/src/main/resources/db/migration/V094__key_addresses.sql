-- Where a key may come from, in CIDR notation; null = anywhere.
alter table api_key
    add column addresses text[] check (cardinality(addresses) between 1 and 32);
