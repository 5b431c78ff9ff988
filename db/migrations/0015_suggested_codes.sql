SET LOCAL citus.multi_shard_modify_mode = 'sequential';

ALTER TABLE cases ADD COLUMN suggested_codes text[];
COMMENT ON COLUMN cases.suggested_codes IS '研判时给出的建议分类,最合适的在前;空数组:没有建议;NULL:没有看到建议';
