SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- A voice of up to a minute instead of words, or beside them, and what people heard in it.

ALTER TABLE files ADD COLUMN millis integer;
ALTER TABLE files ADD CONSTRAINT files_millis CHECK ((millis IS NOT NULL) = (media_type LIKE 'audio/%'));
COMMENT ON TABLE files IS '文件:照片和录音,已去除位置等信息并重新编码';

-- True: nothing was written, the words are in the voice.
ALTER TABLE reports ADD COLUMN is_spoken boolean NOT NULL DEFAULT false;

CREATE TABLE transcripts (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  file_id uuid NOT NULL,
  text text NOT NULL,
  text_salt bytea NOT NULL,
  typed_by_person_id uuid NOT NULL,
  typed_at timestamptz NOT NULL,
  CONSTRAINT transcripts_pkey PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE transcripts IS '听写:工作人员听录音写下的话,可再写,不改前一次';
SELECT app.dist_hash('transcripts', 'tenant_id', 'chains');
CREATE INDEX transcripts_by_file ON transcripts (tenant_id, file_id);

ALTER TABLE transcripts ADD CONSTRAINT transcripts_case_fk FOREIGN KEY (tenant_id, case_id) REFERENCES cases (tenant_id, id);
ALTER TABLE transcripts ADD CONSTRAINT transcripts_file_fk FOREIGN KEY (tenant_id, file_id) REFERENCES files (tenant_id, id);
