SET LOCAL citus.multi_shard_modify_mode = 'sequential';

ALTER TABLE cases ADD CONSTRAINT cases_root_cause_fk FOREIGN KEY (tenant_id, root_cause_id) REFERENCES cases (tenant_id, id);
