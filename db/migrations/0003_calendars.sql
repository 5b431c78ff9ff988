SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE calendar_sets (
  id uuid NOT NULL,
  district_id integer NOT NULL,
  state text NOT NULL,
  published_through date NOT NULL,
  created_at timestamptz NOT NULL,
  published_at timestamptz,
  CONSTRAINT calendar_sets_pkey PRIMARY KEY (id),
  CONSTRAINT calendar_sets_state CHECK (state IN ('draft', 'published')),
  CONSTRAINT calendar_sets_published CHECK ((state = 'published') = (published_at IS NOT NULL))
);
COMMENT ON TABLE calendar_sets IS '工作日历(整套发布,发布后不再改动)';
SELECT app.dist_ref('calendar_sets');
CREATE INDEX calendar_sets_by_district ON calendar_sets (district_id, published_at);

CREATE TABLE calendar_days (
  set_id uuid NOT NULL,
  on_date date NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  source text NOT NULL,
  CONSTRAINT calendar_days_pkey PRIMARY KEY (set_id, on_date),
  CONSTRAINT calendar_days_kind CHECK (kind IN ('workday', 'rest', 'holiday', 'makeup'))
);
COMMENT ON TABLE calendar_days IS '日历中与周一至周五不同的日子:节假日、调休';
SELECT app.dist_ref('calendar_days');

CREATE TABLE service_windows (
  set_id uuid NOT NULL,
  from_minute integer NOT NULL,
  to_minute integer NOT NULL,
  CONSTRAINT service_windows_pkey PRIMARY KEY (set_id, from_minute),
  CONSTRAINT service_windows_period CHECK (from_minute >= 0 AND to_minute > from_minute AND to_minute <= 1440)
);
COMMENT ON TABLE service_windows IS '服务时段(当地零点起的分钟数)';
SELECT app.dist_ref('service_windows');

ALTER TABLE calendar_days ADD CONSTRAINT calendar_days_set_fk FOREIGN KEY (set_id) REFERENCES calendar_sets (id) ON DELETE CASCADE;
ALTER TABLE service_windows ADD CONSTRAINT service_windows_set_fk FOREIGN KEY (set_id) REFERENCES calendar_sets (id) ON DELETE CASCADE;
