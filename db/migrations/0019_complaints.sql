SET LOCAL citus.multi_shard_modify_mode = 'sequential';

ALTER TABLE cases ADD COLUMN about_person_ids uuid[];
COMMENT ON COLUMN cases.about_person_ids IS '被投诉的人:看不到这件,也不办这件';
