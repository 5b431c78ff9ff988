SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- Rank 0: after thousands of rows in one go the planner still counts with the few of before, until autovacuum comes by. Only the owner of a
-- table may count anew; this lets the app do that, and nothing else of his.
CREATE FUNCTION app.analyze_tables(names text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  known text;
BEGIN
  -- In one order, so that two who count at once wait for each other.
  FOR known IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename = ANY (names) ORDER BY tablename LOOP
    EXECUTE format('ANALYZE public.%I', known);
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION app.analyze_tables(text[]) FROM PUBLIC;

-- What is open in a post is more than its cases: tasks, what visits asked for, and whom the register of care has in its grid.
ALTER TABLE handover_items DROP CONSTRAINT handover_items_kind;
ALTER TABLE handover_items ADD CONSTRAINT handover_items_kind CHECK (kind IN ('case', 'assist', 'task', 'ask', 'care', 'thing', 'person'));
COMMENT ON TABLE handover_items IS '交接清单:未办结的件、协办、任务、走访待跟进、关爱对象、钥匙物品、需要关照的人';
