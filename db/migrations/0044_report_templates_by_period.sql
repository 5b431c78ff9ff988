SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- A template for weeks and one for months, with words of its own and a choice of charts.
ALTER TABLE report_templates
  ADD COLUMN period text NOT NULL DEFAULT 'week',
  ADD COLUMN intro text NOT NULL DEFAULT '',
  ADD COLUMN charts jsonb NOT NULL DEFAULT '["course", "funnel", "ageing", "classes", "channels", "grids"]',
  ADD COLUMN is_house boolean NOT NULL DEFAULT false;
ALTER TABLE report_templates DROP CONSTRAINT report_templates_pkey;
ALTER TABLE report_templates ADD CONSTRAINT report_templates_pkey PRIMARY KEY (tenant_id, grid_id, period, version);
ALTER TABLE report_templates ADD CONSTRAINT report_templates_period CHECK (period IN ('week', 'month'));
INSERT INTO report_templates (tenant_id, grid_id, period, version, title, sections, measures, saved_by, saved_at)
  SELECT tenant_id, grid_id, 'month', version, title, sections, measures, saved_by, saved_at FROM report_templates;
ALTER TABLE report_templates
  ALTER COLUMN period DROP DEFAULT, ALTER COLUMN intro DROP DEFAULT, ALTER COLUMN charts DROP DEFAULT, ALTER COLUMN is_house DROP DEFAULT;

-- Whether the grids below have reports of their own, and which posts are told.
ALTER TABLE report_schedules
  ADD COLUMN is_below boolean NOT NULL DEFAULT true,
  ADD COLUMN roles jsonb NOT NULL DEFAULT '["ordinary_grid_lead", "main_grid_lead", "subdistrict_officer"]';
ALTER TABLE report_schedules ALTER COLUMN is_below DROP DEFAULT, ALTER COLUMN roles DROP DEFAULT;

-- What an edition was drawn by, who made it, and why once more.
ALTER TABLE report_archive
  ADD COLUMN intro text NOT NULL DEFAULT '',
  ADD COLUMN charts jsonb NOT NULL DEFAULT '["course", "funnel", "ageing", "classes", "channels", "grids"]',
  ADD COLUMN reason text,
  ADD COLUMN made_by uuid;
ALTER TABLE report_archive ALTER COLUMN intro DROP DEFAULT, ALTER COLUMN charts DROP DEFAULT;
