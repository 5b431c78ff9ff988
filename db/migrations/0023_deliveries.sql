SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- What became of a letter after it left, and what the carrier may still be asked.
ALTER TABLE deliveries ADD COLUMN message_id uuid;
ALTER TABLE deliveries ADD COLUMN carrier text;
ALTER TABLE deliveries ADD COLUMN reason text;
ALTER TABLE deliveries ADD COLUMN is_bulk boolean NOT NULL DEFAULT false;
ALTER TABLE deliveries ADD COLUMN is_unknown boolean NOT NULL DEFAULT false;
ALTER TABLE deliveries ADD COLUMN tried_at timestamptz;
ALTER TABLE deliveries ADD COLUMN handed_at timestamptz;
ALTER TABLE deliveries ADD COLUMN ask_at timestamptz;
ALTER TABLE deliveries ADD COLUMN asks integer NOT NULL DEFAULT 0;
ALTER TABLE deliveries ADD COLUMN delivered_at timestamptz;
ALTER TABLE deliveries ADD COLUMN read_at timestamptz;
ALTER TABLE deliveries ADD COLUMN failed_at timestamptz;

ALTER TABLE deliveries DROP CONSTRAINT deliveries_state;
ALTER TABLE deliveries ADD CONSTRAINT deliveries_state CHECK (state IN ('queued', 'sent', 'delivered', 'read', 'failed', 'parked'));

DROP INDEX deliveries_due;
CREATE INDEX deliveries_due ON deliveries (kind, is_bulk, next_try_at) WHERE state = 'queued';
CREATE INDEX deliveries_asked ON deliveries (ask_at) WHERE ask_at IS NOT NULL;
CREATE INDEX deliveries_message ON deliveries (tenant_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX deliveries_failed ON deliveries (tenant_id, failed_at) WHERE state = 'failed';
CREATE INDEX deliveries_receipt ON deliveries (receipt) WHERE receipt IS NOT NULL;
