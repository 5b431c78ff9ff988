SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE reports (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  channel text NOT NULL,
  text text NOT NULL,
  text_salt bytea NOT NULL,
  place_code_id uuid,
  place_name text NOT NULL,
  lng double precision,
  lat double precision,
  accuracy_metres double precision,
  located_by text NOT NULL,
  reporter_person_id uuid,
  typed_by_person_id uuid,
  on_behalf_person_id uuid,
  tracking_hash bytea,
  made_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  CONSTRAINT reports_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT reports_channel CHECK (channel IN ('qr', 'snap', 'member', 'phone', 'visit')),
  CONSTRAINT reports_located_by CHECK (located_by IN ('code', 'household', 'building', 'point', 'grid'))
);
COMMENT ON TABLE reports IS '诉求原话:收到什么就存什么,不改';
SELECT app.dist_hash('reports', 'tenant_id', 'chains');
CREATE INDEX reports_by_case ON reports (tenant_id, case_id);
CREATE INDEX reports_by_person ON reports (tenant_id, reporter_person_id, received_at);

ALTER TABLE reports ADD CONSTRAINT reports_case_fk FOREIGN KEY (tenant_id, case_id) REFERENCES cases (tenant_id, id);
