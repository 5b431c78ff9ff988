SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE data_requests (
  tenant_id bigint NOT NULL,
  case_id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL,
  asked_at timestamptz NOT NULL,
  done_at timestamptz,
  done_by_person_id uuid,
  CONSTRAINT data_requests_pkey PRIMARY KEY (tenant_id, case_id),
  CONSTRAINT data_requests_kind CHECK (kind IN ('correct', 'erase')),
  CONSTRAINT data_requests_done CHECK (done_at IS NOT NULL OR done_by_person_id IS NULL)
);
COMMENT ON TABLE data_requests IS '个人信息更正、删除请求:谁的、哪一件、何时办';
SELECT app.dist_hash('data_requests', 'tenant_id', 'chains');
CREATE INDEX data_requests_by_person ON data_requests (tenant_id, person_id, asked_at);
ALTER TABLE data_requests ADD CONSTRAINT data_requests_case_fk FOREIGN KEY (tenant_id, case_id) REFERENCES cases (tenant_id, id);
ALTER TABLE data_requests ADD CONSTRAINT data_requests_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
