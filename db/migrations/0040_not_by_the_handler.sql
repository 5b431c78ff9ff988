SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- Whose own work a task verifies: he neither sees nor does it.

ALTER TABLE tasks ADD COLUMN not_by_person_id uuid;
COMMENT ON COLUMN tasks.not_by_person_id IS '核查谁办的事,就不能由谁来核查';
