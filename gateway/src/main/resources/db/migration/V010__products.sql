-- One row per product. The document is what the merchant put, stock included: a product check needs all of it or none.
create table product (
    merchant_id        uuid        not null,
    product_id         text        not null,
    -- Naver may ask by this number alone; the product's id where the merchant gave none.
    ec_mall_product_id text        not null,
    -- From a sequence and not counted per product, so that a product deleted and put again never repeats an ETag.
    revision           bigint      not null,
    document           jsonb       not null,
    created_at         timestamptz not null default now(),
    updated_at         timestamptz not null default now(),
    primary key (merchant_id, product_id)
);

create index product_by_ec_mall_product_id on product (merchant_id, ec_mall_product_id);

create sequence product_revision;

-- Raised in the transaction of every catalogue or stock write, so that a product check learns from a few numbers whether
-- anything changed. A few rows per merchant, by a hash of the product id, because writers of one row wait for each other.
-- Half of each page stays free: every raise then stays on its page and leaves the index alone.
create table catalogue_counter (
    merchant_id uuid     not null,
    bucket      smallint not null,
    changes     bigint   not null,
    primary key (merchant_id, bucket)
) with (fillfactor = 50, autovacuum_vacuum_threshold = 200, autovacuum_vacuum_scale_factor = 0);

-- The last change of each product, deleted ones included: what to forget when a counter moved.
create table product_change (
    merchant_id uuid     not null,
    product_id  text     not null,
    bucket      smallint not null,
    change      bigint   not null,
    primary key (merchant_id, product_id)
);

create index product_change_feed on product_change (merchant_id, bucket, change);

-- Postcodes of Jeju and islands; no row means the list that comes with the gateway.
create table postcode_zones (
    merchant_id uuid        not null primary key,
    revision    bigint      not null,
    document    jsonb       not null,
    updated_at  timestamptz not null default now()
);
