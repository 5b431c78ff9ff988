SET LOCAL citus.multi_shard_modify_mode = 'sequential';

ALTER TABLE routing_rules
  ADD COLUMN grid_id uuid,
  ADD COLUMN from_minute integer,
  ADD COLUMN to_minute integer,
  ADD COLUMN during text,
  ADD CONSTRAINT routing_rules_hours CHECK ((from_minute IS NULL) = (to_minute IS NULL)),
  ADD CONSTRAINT routing_rules_during CHECK (during IN ('working', 'off'));

ALTER TABLE routing_sets
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD COLUMN by_name text,
  ADD COLUMN from_set_id uuid;
CREATE UNIQUE INDEX routing_sets_one_draft ON routing_sets (district_id) WHERE state = 'draft';
