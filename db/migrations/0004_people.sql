SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE accounts (
  id uuid NOT NULL,
  login text,
  phone_hash bytea,
  password_hash text,
  is_locked boolean NOT NULL,
  failed_count integer NOT NULL,
  locked_until timestamptz,
  must_change_password boolean NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT accounts_pkey PRIMARY KEY (id),
  CONSTRAINT accounts_login UNIQUE (login),
  CONSTRAINT accounts_phone UNIQUE (phone_hash),
  CONSTRAINT accounts_way_in CHECK (login IS NOT NULL OR phone_hash IS NOT NULL)
);
COMMENT ON TABLE accounts IS '登录账号(不等于人)';
SELECT app.dist_ref('accounts');

CREATE TABLE account_persons (
  account_id uuid NOT NULL,
  tenant_id bigint NOT NULL,
  person_id uuid NOT NULL,
  CONSTRAINT account_persons_pkey PRIMARY KEY (account_id, tenant_id),
  CONSTRAINT account_persons_person UNIQUE (tenant_id, person_id)
);
COMMENT ON TABLE account_persons IS '账号在各街道对应的人';
SELECT app.dist_ref('account_persons');

CREATE TABLE login_codes (
  phone_hash bytea NOT NULL,
  code_hash bytea NOT NULL,
  sent_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  tries integer NOT NULL,
  sent_today integer NOT NULL,
  day date NOT NULL,
  CONSTRAINT login_codes_pkey PRIMARY KEY (phone_hash)
);
COMMENT ON TABLE login_codes IS '手机验证码(只存摘要)';

CREATE TABLE persons (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  phone_sealed bytea,
  phone_hash bytea,
  is_contact_public boolean NOT NULL,
  is_synthetic boolean NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT persons_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT persons_phone UNIQUE (tenant_id, phone_hash),
  CONSTRAINT persons_phone_both CHECK ((phone_sealed IS NULL) = (phone_hash IS NULL))
);
COMMENT ON TABLE persons IS '人';
SELECT app.dist_hash('persons', 'tenant_id', 'chains');

CREATE TABLE person_tags (
  tenant_id bigint NOT NULL,
  person_id uuid NOT NULL,
  tag text NOT NULL,
  CONSTRAINT person_tags_pkey PRIMARY KEY (tenant_id, person_id, tag)
);
COMMENT ON TABLE person_tags IS '来源标签:党员、双报到、退役军人或军属、志愿者等';
SELECT app.dist_hash('person_tags', 'tenant_id', 'chains');

CREATE TABLE organizations (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  community_id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  CONSTRAINT organizations_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT organizations_name UNIQUE (tenant_id, community_id, name)
);
COMMENT ON TABLE organizations IS '单位:物业、社会组织、企业等';
SELECT app.dist_hash('organizations', 'tenant_id', 'chains');

CREATE TABLE posts (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  grid_id uuid NOT NULL,
  role text NOT NULL,
  slot integer NOT NULL,
  created_at timestamptz NOT NULL,
  closed_at timestamptz,
  CONSTRAINT posts_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT posts_slot CHECK (slot >= 1)
);
COMMENT ON TABLE posts IS '岗位:长期存在,任职的人会变';
SELECT app.dist_hash('posts', 'tenant_id', 'chains');
CREATE UNIQUE INDEX posts_seat ON posts (tenant_id, grid_id, role, slot) WHERE closed_at IS NULL;

CREATE TABLE post_holders (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  post_id uuid NOT NULL,
  person_id uuid NOT NULL,
  holds_as text NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_until timestamptz,
  CONSTRAINT post_holders_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT post_holders_as CHECK (holds_as IN ('holder', 'deputy')),
  CONSTRAINT post_holders_period CHECK (valid_until IS NULL OR valid_until > valid_from)
);
COMMENT ON TABLE post_holders IS '任职:谁从何时到何时在哪个岗位';
SELECT app.dist_hash('post_holders', 'tenant_id', 'chains');
CREATE INDEX post_holders_by_person ON post_holders (tenant_id, person_id);
CREATE INDEX post_holders_by_post ON post_holders (tenant_id, post_id);

CREATE TABLE residences (
  tenant_id bigint NOT NULL,
  person_id uuid NOT NULL,
  household_id uuid NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_until timestamptz,
  CONSTRAINT residences_pkey PRIMARY KEY (tenant_id, person_id, household_id, valid_from)
);
COMMENT ON TABLE residences IS '谁住在哪一户(按日期)';
SELECT app.dist_hash('residences', 'tenant_id', 'chains');
CREATE INDEX residences_by_household ON residences (tenant_id, household_id);

ALTER TABLE account_persons ADD CONSTRAINT account_persons_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id);
ALTER TABLE person_tags ADD CONSTRAINT person_tags_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE organizations ADD CONSTRAINT organizations_community_fk FOREIGN KEY (tenant_id, community_id) REFERENCES communities (tenant_id, id);
ALTER TABLE posts ADD CONSTRAINT posts_grid_fk FOREIGN KEY (tenant_id, grid_id) REFERENCES grids (tenant_id, id);
ALTER TABLE post_holders ADD CONSTRAINT post_holders_post_fk FOREIGN KEY (tenant_id, post_id) REFERENCES posts (tenant_id, id);
ALTER TABLE post_holders ADD CONSTRAINT post_holders_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE residences ADD CONSTRAINT residences_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE residences ADD CONSTRAINT residences_household_fk FOREIGN KEY (tenant_id, household_id) REFERENCES households (tenant_id, id);
