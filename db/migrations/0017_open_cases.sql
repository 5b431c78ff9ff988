SET LOCAL citus.multi_shard_modify_mode = 'sequential';

ALTER TABLE calendar_sets
  ADD COLUMN open_cases text NOT NULL DEFAULT 'freeze',
  ADD COLUMN note text NOT NULL DEFAULT '',
  ADD CONSTRAINT calendar_sets_open_cases CHECK (open_cases IN ('freeze', 'recompute'));
ALTER TABLE category_sets
  ADD COLUMN open_cases text NOT NULL DEFAULT 'freeze',
  ADD COLUMN note text NOT NULL DEFAULT '',
  ADD COLUMN by_name text,
  ADD CONSTRAINT category_sets_open_cases CHECK (open_cases IN ('freeze', 'recompute'));

CREATE TABLE day_windows (
  set_id uuid NOT NULL,
  on_date date NOT NULL,
  from_minute integer NOT NULL,
  to_minute integer NOT NULL,
  CONSTRAINT day_windows_pkey PRIMARY KEY (set_id, on_date, from_minute),
  CONSTRAINT day_windows_period CHECK (from_minute >= 0 AND to_minute > from_minute AND to_minute <= 1440)
);
COMMENT ON TABLE day_windows IS '个别日子另定的服务时段(当地零点起的分钟数)';
SELECT app.dist_ref('day_windows');
ALTER TABLE day_windows ADD CONSTRAINT day_windows_set_fk FOREIGN KEY (set_id) REFERENCES calendar_sets (id) ON DELETE CASCADE;

CREATE INDEX cases_by_calendar ON cases (calendar_set_id) WHERE state <> 'closed';
CREATE INDEX cases_by_catalogue ON cases (category_set_id) WHERE state <> 'closed';
CREATE INDEX case_clocks_provisional ON case_clocks (tenant_id, case_id) WHERE is_provisional AND stopped_at IS NULL;
