SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- Handing a post over (岗位交接): a list that giver and receiver both sign; then the post passes.

CREATE TABLE handovers (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  post_id uuid NOT NULL,
  giver_person_id uuid NOT NULL,
  receiver_person_id uuid NOT NULL,
  -- The receiver's term; null: without an end.
  term_until timestamptz,
  state text NOT NULL,
  prepared_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  giver_signed_at timestamptz,
  receiver_signed_at timestamptz,
  refused_by_person_id uuid,
  refused_at timestamptz,
  -- Why it was refused, or why the lead closed it.
  note text,
  note_salt bytea,
  told_at timestamptz,
  closed_at timestamptz,
  closed_by_person_id uuid,
  CONSTRAINT handovers_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT handovers_state CHECK (state IN ('open', 'passed', 'cancelled')),
  CONSTRAINT handovers_two CHECK (giver_person_id <> receiver_person_id),
  CONSTRAINT handovers_end CHECK ((state = 'open') = (closed_at IS NULL))
);
COMMENT ON TABLE handovers IS '岗位交接单:谁交给谁,双方各自签字后岗位移交';
SELECT app.dist_hash('handovers', 'tenant_id', 'chains');
CREATE UNIQUE INDEX handovers_open ON handovers (tenant_id, post_id) WHERE state = 'open';
CREATE INDEX handovers_by_giver ON handovers (tenant_id, giver_person_id);
CREATE INDEX handovers_by_receiver ON handovers (tenant_id, receiver_person_id);
CREATE INDEX handovers_due ON handovers (due_at) WHERE state = 'open' AND told_at IS NULL;

CREATE TABLE handover_items (
  tenant_id bigint NOT NULL,
  handover_id uuid NOT NULL,
  n integer NOT NULL,
  kind text NOT NULL,
  subject_id uuid,
  text text NOT NULL,
  CONSTRAINT handover_items_pkey PRIMARY KEY (tenant_id, handover_id, n),
  CONSTRAINT handover_items_kind CHECK (kind IN ('case', 'assist', 'thing', 'person'))
);
COMMENT ON TABLE handover_items IS '交接清单:未办结的件、协办、钥匙物品、需要关照的人';
SELECT app.dist_hash('handover_items', 'tenant_id', 'chains');

ALTER TABLE handovers ADD CONSTRAINT handovers_post_fk FOREIGN KEY (tenant_id, post_id) REFERENCES posts (tenant_id, id);
ALTER TABLE handovers ADD CONSTRAINT handovers_giver_fk FOREIGN KEY (tenant_id, giver_person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE handovers ADD CONSTRAINT handovers_receiver_fk FOREIGN KEY (tenant_id, receiver_person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE handover_items ADD CONSTRAINT handover_items_handover_fk FOREIGN KEY (tenant_id, handover_id) REFERENCES handovers (tenant_id, id);
