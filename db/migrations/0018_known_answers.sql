SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE known_answers (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  grid_id uuid NOT NULL,
  question text NOT NULL,
  answer text NOT NULL,
  source text NOT NULL,
  valid_until date,
  search tsvector NOT NULL,
  salt bytea NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by_person_id uuid,
  helped_count integer NOT NULL,
  not_helped_count integer NOT NULL,
  CONSTRAINT known_answers_pkey PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE known_answers IS '码上问的问答:社区或街道写好的政策、办事答复;归网格所有,其下居民都可查';
SELECT app.dist_hash('known_answers', 'tenant_id', 'chains');
CREATE INDEX known_answers_by_grid ON known_answers (tenant_id, grid_id);
ALTER TABLE known_answers ADD CONSTRAINT known_answers_grid_fk FOREIGN KEY (tenant_id, grid_id) REFERENCES grids (tenant_id, id);
