SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE task_templates (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  series_id uuid NOT NULL,
  version integer NOT NULL,
  community_id uuid NOT NULL,
  state text NOT NULL,
  kind text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  what text NOT NULL,
  source_department text NOT NULL,
  legal_basis text NOT NULL,
  frequency jsonb NOT NULL,
  due_days integer NOT NULL,
  expires_days integer NOT NULL,
  target text NOT NULL,
  mark text,
  grid_ids uuid[] NOT NULL,
  minutes integer NOT NULL,
  form jsonb NOT NULL,
  is_urgent boolean NOT NULL,
  consent text NOT NULL,
  saved_at timestamptz NOT NULL,
  saved_by_person_id uuid,
  submitted_at timestamptz,
  submitted_by_person_id uuid,
  decided_at timestamptz,
  decided_by_person_id uuid,
  decide_reason text,
  over_reason text,
  valid_from date,
  valid_until date,
  replaced_from date,
  ended_at timestamptz,
  ended_by_person_id uuid,
  end_reason text,
  next_on date,
  plan_after uuid,
  is_synthetic boolean NOT NULL,
  CONSTRAINT task_templates_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT task_templates_version UNIQUE (tenant_id, series_id, version),
  CONSTRAINT task_templates_state CHECK (state IN ('draft', 'submitted', 'admitted', 'refused', 'withdrawn', 'ended')),
  CONSTRAINT task_templates_kind CHECK (kind IN ('visit', 'round', 'errand', 'verification')),
  CONSTRAINT task_templates_target CHECK (target IN ('households', 'persons', 'buildings', 'grid')),
  CONSTRAINT task_templates_mark CHECK (mark IS NULL OR target IN ('households', 'persons')),
  CONSTRAINT task_templates_minutes CHECK (minutes BETWEEN 1 AND 480),
  CONSTRAINT task_templates_window CHECK (due_days BETWEEN 0 AND expires_days AND expires_days <= 366),
  CONSTRAINT task_templates_admitted CHECK (state NOT IN ('admitted', 'ended') OR (valid_from IS NOT NULL AND valid_until >= valid_from)),
  CONSTRAINT task_templates_urgent CHECK (NOT is_urgent OR state NOT IN ('admitted', 'ended') OR consent <> ''),
  CONSTRAINT task_templates_refused CHECK (state <> 'refused' OR decide_reason IS NOT NULL),
  CONSTRAINT task_templates_planned CHECK (next_on IS NULL OR state = 'admitted')
);
COMMENT ON TABLE task_templates IS '事项准入清单:一行是一个事项的一个版本,准入后内容不变;next_on 是下一个还没排完的日子,plan_after 是那天已排到的对象';
SELECT app.dist_hash('task_templates', 'tenant_id', 'chains');
CREATE INDEX task_templates_by_community ON task_templates (tenant_id, community_id);
CREATE INDEX task_templates_to_plan ON task_templates (tenant_id, next_on) WHERE next_on IS NOT NULL;

CREATE TABLE tasks (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  community_id uuid NOT NULL,
  grid_id uuid NOT NULL,
  template_id uuid,
  series_id uuid,
  kind text NOT NULL,
  target_type text NOT NULL,
  target_id uuid NOT NULL,
  household_id uuid,
  person_id uuid,
  period date NOT NULL,
  state text NOT NULL,
  ready_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  minutes integer NOT NULL,
  words_sealed bytea,
  for_type text,
  for_id uuid,
  ordered_by_person_id uuid,
  made_at timestamptz NOT NULL,
  tries integer NOT NULL,
  tried_at timestamptz,
  done_at timestamptz,
  visit_id uuid,
  verdict boolean,
  missed_at timestamptz,
  up_post_id uuid,
  cleared_at timestamptz,
  cleared_by_person_id uuid,
  clear_reason text,
  cancelled_at timestamptz,
  cancelled_by_person_id uuid,
  cancel_reason text,
  next_step_at timestamptz,
  CONSTRAINT tasks_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT tasks_once UNIQUE (tenant_id, series_id, target_id, period),
  CONSTRAINT tasks_state CHECK (state IN ('planned', 'ready', 'done', 'missed', 'cancelled')),
  CONSTRAINT tasks_kind CHECK (kind IN ('visit', 'round', 'errand', 'verification')),
  CONSTRAINT tasks_target CHECK (target_type IN ('household', 'person', 'building', 'grid')),
  CONSTRAINT tasks_window CHECK (ready_at < expires_at AND due_at <= expires_at),
  CONSTRAINT tasks_done CHECK ((state = 'done') = (done_at IS NOT NULL)),
  CONSTRAINT tasks_missed CHECK (state <> 'missed' OR missed_at IS NOT NULL),
  CONSTRAINT tasks_cancelled CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL)),
  CONSTRAINT tasks_next_step CHECK ((state IN ('planned', 'ready')) = (next_step_at IS NOT NULL)),
  CONSTRAINT tasks_from CHECK (template_id IS NOT NULL OR for_id IS NOT NULL)
);
COMMENT ON TABLE tasks IS '任务:走访、巡查、代办、核查;钉住事项的一个版本,同一事项、同一对象、同一期只有一件';
SELECT app.dist_hash('tasks', 'tenant_id', 'chains');
CREATE INDEX tasks_next ON tasks (tenant_id, next_step_at) WHERE next_step_at IS NOT NULL;
CREATE INDEX tasks_open_by_household ON tasks (tenant_id, household_id) WHERE state IN ('planned', 'ready', 'missed');
CREATE INDEX tasks_open_by_grid ON tasks (tenant_id, grid_id, expires_at) WHERE state IN ('planned', 'ready');
CREATE INDEX tasks_ended_by_grid ON tasks (tenant_id, grid_id, state, expires_at) WHERE state IN ('done', 'missed', 'cancelled');
CREATE INDEX tasks_open_by_template ON tasks (tenant_id, template_id) WHERE state IN ('planned', 'ready');
CREATE INDEX tasks_open_by_person ON tasks (tenant_id, person_id) WHERE person_id IS NOT NULL;

CREATE TABLE visits (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  community_id uuid NOT NULL,
  grid_id uuid NOT NULL,
  household_id uuid,
  way text NOT NULL,
  result text,
  visited_at timestamptz NOT NULL,
  said_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  by_person_id uuid,
  by_post_id uuid,
  task_ids uuid[] NOT NULL,
  words_sealed bytea NOT NULL,
  CONSTRAINT visits_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT visits_way CHECK (way IN ('at_door', 'phone', 'video', 'message')),
  CONSTRAINT visits_result CHECK ((result IS NULL) = (household_id IS NULL))
);
COMMENT ON TABLE visits IS '走访记录:敲一次门一条,电话、视频、晚上一样算;手机上的时间和收到的时间都留着,内容加密';
SELECT app.dist_hash('visits', 'tenant_id', 'chains');
CREATE INDEX visits_by_household ON visits (tenant_id, household_id, visited_at);

CREATE TABLE field_verifications (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  field text NOT NULL,
  visit_id uuid NOT NULL,
  value_sealed bytea,
  is_written boolean NOT NULL,
  verified_at timestamptz NOT NULL,
  by_person_id uuid,
  CONSTRAINT field_verifications_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT field_verifications_subject CHECK (subject_type IN ('household', 'person'))
);
COMMENT ON TABLE field_verifications IS '信息核实:哪次走访核实了哪一项,没变还是改成了什么(加密);同一项以核实时间最新的为准';
SELECT app.dist_hash('field_verifications', 'tenant_id', 'chains');
CREATE INDEX field_verifications_newest ON field_verifications (tenant_id, subject_id, field, verified_at DESC);

CREATE TABLE household_marks (
  tenant_id bigint NOT NULL,
  household_id uuid NOT NULL,
  mark text NOT NULL,
  marked_at timestamptz NOT NULL,
  marked_by_person_id uuid,
  CONSTRAINT household_marks_pkey PRIMARY KEY (tenant_id, household_id, mark)
);
COMMENT ON TABLE household_marks IS '户的标记:某类事项只走这些户(如独居老人户)';
SELECT app.dist_hash('household_marks', 'tenant_id', 'chains');
CREATE INDEX household_marks_by_mark ON household_marks (tenant_id, mark);

CREATE TABLE task_budgets (
  tenant_id bigint NOT NULL,
  community_id uuid NOT NULL,
  minutes integer NOT NULL,
  set_at timestamptz NOT NULL,
  set_by_person_id uuid,
  CONSTRAINT task_budgets_pkey PRIMARY KEY (tenant_id, community_id),
  CONSTRAINT task_budgets_minutes CHECK (minutes BETWEEN 0 AND 14400)
);
COMMENT ON TABLE task_budgets IS '商定的工作量:本社区每位微网格员每月最多多少分钟';
SELECT app.dist_hash('task_budgets', 'tenant_id', 'chains');

ALTER TABLE task_templates ADD CONSTRAINT task_templates_community_fk FOREIGN KEY (tenant_id, community_id) REFERENCES communities (tenant_id, id);
ALTER TABLE tasks ADD CONSTRAINT tasks_template_fk FOREIGN KEY (tenant_id, template_id) REFERENCES task_templates (tenant_id, id);
ALTER TABLE tasks ADD CONSTRAINT tasks_grid_fk FOREIGN KEY (tenant_id, grid_id) REFERENCES grids (tenant_id, id);
ALTER TABLE tasks ADD CONSTRAINT tasks_household_fk FOREIGN KEY (tenant_id, household_id) REFERENCES households (tenant_id, id);
ALTER TABLE tasks ADD CONSTRAINT tasks_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE tasks ADD CONSTRAINT tasks_visit_fk FOREIGN KEY (tenant_id, visit_id) REFERENCES visits (tenant_id, id);
ALTER TABLE visits ADD CONSTRAINT visits_household_fk FOREIGN KEY (tenant_id, household_id) REFERENCES households (tenant_id, id);
ALTER TABLE field_verifications ADD CONSTRAINT field_verifications_visit_fk FOREIGN KEY (tenant_id, visit_id) REFERENCES visits (tenant_id, id);
ALTER TABLE household_marks ADD CONSTRAINT household_marks_household_fk FOREIGN KEY (tenant_id, household_id) REFERENCES households (tenant_id, id);
ALTER TABLE task_budgets ADD CONSTRAINT task_budgets_community_fk FOREIGN KEY (tenant_id, community_id) REFERENCES communities (tenant_id, id);
