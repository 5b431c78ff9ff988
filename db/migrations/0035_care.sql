SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE care_recipients (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  household_id uuid NOT NULL,
  grade text NOT NULL,
  -- Codes of why, and who is to be called: health and family, so sealed.
  reasons_sealed bytea,
  contact_sealed bytea,
  basis text NOT NULL,
  basis_on date NOT NULL,
  since_on date NOT NULL,
  review_on date NOT NULL,
  review_told_on date,
  state text NOT NULL,
  end_reason text,
  ended_at timestamptz,
  version integer NOT NULL,
  registered_at timestamptz NOT NULL,
  CONSTRAINT care_recipients_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT care_recipients_grade CHECK (grade IN ('red', 'yellow', 'blue', 'watch')),
  CONSTRAINT care_recipients_basis CHECK (basis IN ('consent', 'statutory')),
  CONSTRAINT care_recipients_state CHECK (state IN ('active', 'ended')),
  CONSTRAINT care_recipients_end CHECK ((state = 'ended') = (ended_at IS NOT NULL) AND (state = 'ended') = (end_reason IS NOT NULL))
);
COMMENT ON TABLE care_recipients IS '关爱对象:谁、哪一户、等级(红黄蓝观察)、凭什么登记、何时复评;原因和紧急联系人密封';
SELECT app.dist_hash('care_recipients', 'tenant_id', 'chains');
CREATE UNIQUE INDEX care_recipients_one_active ON care_recipients (tenant_id, person_id) WHERE state = 'active';
CREATE INDEX care_recipients_by_household ON care_recipients (tenant_id, household_id) WHERE state = 'active';
CREATE INDEX care_recipients_review ON care_recipients (tenant_id, review_on) WHERE state = 'active' AND review_told_on IS NULL;

CREATE TABLE care_plans (
  tenant_id bigint NOT NULL,
  recipient_id uuid NOT NULL,
  every_days integer NOT NULL,
  -- Null: the rhythm of the grade.
  why_sealed bytea,
  last_contact_at timestamptz,
  due_on date NOT NULL,
  CONSTRAINT care_plans_pkey PRIMARY KEY (tenant_id, recipient_id),
  CONSTRAINT care_plans_every CHECK (every_days BETWEEN 1 AND 366)
);
COMMENT ON TABLE care_plans IS '探访计划:几天一次(默认按等级),上次联系是什么时候,下次最迟哪一天';
SELECT app.dist_hash('care_plans', 'tenant_id', 'chains');
CREATE INDEX care_plans_due ON care_plans (tenant_id, due_on);

CREATE TABLE care_changes (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  recipient_id uuid NOT NULL,
  what text NOT NULL,
  -- From what to what and why, as JSON: the grade tells of somebody's health.
  told_sealed bytea,
  at timestamptz NOT NULL,
  by_person_id uuid,
  CONSTRAINT care_changes_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT care_changes_what CHECK (what IN ('registered', 'grade', 'rhythm', 'review', 'facts', 'ended'))
);
COMMENT ON TABLE care_changes IS '关爱对象的变动:登记、调级、改节奏、复评、结束,改前改后密封';
SELECT app.dist_hash('care_changes', 'tenant_id', 'chains');
CREATE INDEX care_changes_by_recipient ON care_changes (tenant_id, recipient_id, at);

CREATE TABLE care_contacts (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  household_id uuid NOT NULL,
  person_id uuid,
  way text NOT NULL,
  result text NOT NULL,
  note_sealed bytea,
  contacted_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  by_person_id uuid,
  post_id uuid,
  CONSTRAINT care_contacts_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT care_contacts_way CHECK (way IN ('home', 'phone', 'video', 'message')),
  CONSTRAINT care_contacts_result CHECK (result IN ('met', 'spoke', 'family', 'needs_help', 'absent', 'no_answer', 'refused', 'vacant', 'wrong_address'))
);
COMMENT ON TABLE care_contacts IS '联系记录:哪一户、哪个人、怎么联系的、结果;上门、电话、视频一样算,晚上也算';
SELECT app.dist_hash('care_contacts', 'tenant_id', 'chains');
CREATE INDEX care_contacts_by_household ON care_contacts (tenant_id, household_id, contacted_at);
CREATE INDEX care_contacts_by_person ON care_contacts (tenant_id, person_id, contacted_at) WHERE person_id IS NOT NULL;

ALTER TABLE care_recipients ADD CONSTRAINT care_recipients_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE care_recipients ADD CONSTRAINT care_recipients_household_fk FOREIGN KEY (tenant_id, household_id) REFERENCES households (tenant_id, id);
ALTER TABLE care_plans ADD CONSTRAINT care_plans_recipient_fk FOREIGN KEY (tenant_id, recipient_id) REFERENCES care_recipients (tenant_id, id);
ALTER TABLE care_changes ADD CONSTRAINT care_changes_recipient_fk FOREIGN KEY (tenant_id, recipient_id) REFERENCES care_recipients (tenant_id, id);
ALTER TABLE care_contacts ADD CONSTRAINT care_contacts_household_fk FOREIGN KEY (tenant_id, household_id) REFERENCES households (tenant_id, id);
ALTER TABLE care_contacts ADD CONSTRAINT care_contacts_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
