SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- A city's page reads a year of all its communities' counts for four columns of seventy: they stand in the index, so that no row is fetched for them.

DROP INDEX figure_counts_across;
CREATE INDEX figure_counts_across ON figure_counts (period, from_date, tenant_id) INCLUDE (community_id, class, received, ended, open, open_late);
