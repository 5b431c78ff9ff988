SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- The mark of the tenant moves from a lexeme of its own (t510112002) into every lexeme: six characters, the tenant in base 36.
DROP INDEX cases_search;
UPDATE cases SET search = array_to_tsvector(ARRAY(
  SELECT (SELECT string_agg(substr('0123456789abcdefghijklmnopqrstuvwxyz', (cases.tenant_id / power(36, digit)::bigint % 36)::int + 1, 1), '' ORDER BY digit DESC)
    FROM generate_series(0, 5) AS digit) || lexeme
  FROM unnest(tsvector_to_array(cases.search)) AS lexeme WHERE lexeme <> 't' || cases.tenant_id));
CREATE INDEX cases_search ON cases USING gin (search);
