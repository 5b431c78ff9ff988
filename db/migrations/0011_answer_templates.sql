SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE answer_templates (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  grid_id uuid NOT NULL,
  category_prefix text,
  verb text,
  outcome text,
  title text NOT NULL,
  text text NOT NULL,
  salt bytea NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by_person_id uuid,
  CONSTRAINT answer_templates_pkey PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE answer_templates IS '常用语:按分类、动作、结果给经办人备用的文字;归网格所有,其下都可用';
SELECT app.dist_hash('answer_templates', 'tenant_id', 'chains');
CREATE INDEX answer_templates_by_grid ON answer_templates (tenant_id, grid_id);
ALTER TABLE answer_templates ADD CONSTRAINT answer_templates_grid_fk FOREIGN KEY (tenant_id, grid_id) REFERENCES grids (tenant_id, id);
