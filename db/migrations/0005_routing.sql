SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE category_sets (
  id uuid NOT NULL,
  district_id integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  published_at timestamptz,
  CONSTRAINT category_sets_pkey PRIMARY KEY (id),
  CONSTRAINT category_sets_state CHECK (state IN ('draft', 'published'))
);
COMMENT ON TABLE category_sets IS '分类目录(整套发布)';
SELECT app.dist_ref('category_sets');
CREATE INDEX category_sets_by_district ON category_sets (district_id, published_at);

CREATE TABLE categories (
  set_id uuid NOT NULL,
  code text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  start_tier text NOT NULL,
  limit_value integer NOT NULL,
  limit_unit text NOT NULL,
  priority text NOT NULL,
  usual_handler text NOT NULL,
  calls_emergency boolean NOT NULL,
  is_sensitive boolean NOT NULL,
  needs_enforcement boolean NOT NULL,
  may_be_anonymous boolean NOT NULL,
  verify_always boolean NOT NULL,
  keywords text[] NOT NULL,
  CONSTRAINT categories_pkey PRIMARY KEY (set_id, code),
  CONSTRAINT categories_code CHECK (code ~ '^[0-9]{2}([0-9]{2})?$'),
  CONSTRAINT categories_tier CHECK (start_tier IN ('grid', 'community', 'subdistrict')),
  CONSTRAINT categories_unit CHECK (limit_unit IN ('m', 'h', 'd', 'wh', 'wd')),
  CONSTRAINT categories_priority CHECK (priority IN ('urgent', 'high', 'normal', 'low'))
);
COMMENT ON TABLE categories IS '分类:12 大类 91 小类,含起办层级、时限、标记';
SELECT app.dist_ref('categories');

CREATE TABLE routing_sets (
  id uuid NOT NULL,
  district_id integer NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  published_at timestamptz,
  CONSTRAINT routing_sets_pkey PRIMARY KEY (id),
  CONSTRAINT routing_sets_state CHECK (state IN ('draft', 'published'))
);
COMMENT ON TABLE routing_sets IS '分派规则(整套发布)';
SELECT app.dist_ref('routing_sets');
CREATE INDEX routing_sets_by_district ON routing_sets (district_id, published_at);

CREATE TABLE routing_rules (
  set_id uuid NOT NULL,
  position integer NOT NULL,
  category_prefix text,
  grid_kind text,
  tier text,
  to_role text NOT NULL,
  limit_value integer,
  limit_unit text,
  note text NOT NULL,
  CONSTRAINT routing_rules_pkey PRIMARY KEY (set_id, position),
  CONSTRAINT routing_rules_limit CHECK ((limit_value IS NULL) = (limit_unit IS NULL))
);
COMMENT ON TABLE routing_rules IS '分派规则:从上到下第一条相符的生效,空表示任意';
SELECT app.dist_ref('routing_rules');

ALTER TABLE categories ADD CONSTRAINT categories_set_fk FOREIGN KEY (set_id) REFERENCES category_sets (id) ON DELETE CASCADE;
ALTER TABLE routing_rules ADD CONSTRAINT routing_rules_set_fk FOREIGN KEY (set_id) REFERENCES routing_sets (id) ON DELETE CASCADE;
