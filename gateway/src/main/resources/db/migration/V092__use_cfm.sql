-- What each merchant's contract with Naver says about the last day of use; the default merchant's is in NARU_USE_CFM.
alter table merchants
    add column use_cfm text not null default 'OPTIONAL' check (use_cfm in ('OPTIONAL', 'REQUIRED', 'FORBIDDEN'));
