SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- Doors and visits of each community by day, week and month, for what lies above the street.

CREATE TABLE figure_visit_counts (
  tenant_id bigint NOT NULL,
  community_id uuid NOT NULL,
  period text NOT NULL,
  from_date date NOT NULL,
  member_grids integer NOT NULL,
  doors integer NOT NULL,
  doors_reached integer NOT NULL,
  doors_due integer NOT NULL,
  doors_visited integer NOT NULL,
  visits integer NOT NULL,
  visits_met integer NOT NULL,
  CONSTRAINT figure_visit_counts_pkey PRIMARY KEY (tenant_id, community_id, period, from_date),
  CONSTRAINT figure_visit_counts_period CHECK (period IN ('day', 'week', 'month'))
);
COMMENT ON TABLE figure_visit_counts IS '各社区每日、每周、每月的户数和走访数;街道以上只读这里';
COMMENT ON COLUMN figure_visit_counts.member_grids IS '期末有几个微网格:只有一两个的,数说的就是一两个人,不给出走访和比率';
SELECT app.dist_hash('figure_visit_counts', 'tenant_id', 'chains');
-- A city's page reads one period of all its communities: the whole row stands in the index.
CREATE INDEX figure_visit_counts_across ON figure_visit_counts (period, from_date, tenant_id)
  INCLUDE (community_id, member_grids, doors, doors_reached, doors_due, doors_visited, visits, visits_met);

ALTER TABLE figure_tallies ADD COLUMN visits_tallied_at timestamptz, ADD COLUMN visits_stale_since timestamptz;
COMMENT ON TABLE figure_tallies IS '各社区的计数统计到何时,从何时起要重数;走访的另记';

-- Nothing has been counted so far: from the first door of the street on.
INSERT INTO figure_tallies (tenant_id, community_id, visits_stale_since)
SELECT m.tenant_id, m.id, f.since FROM communities m
JOIN (SELECT tenant_id, min(valid_from) AS since FROM household_grids GROUP BY tenant_id) f ON f.tenant_id = m.tenant_id
ON CONFLICT (tenant_id, community_id) DO UPDATE SET visits_stale_since = excluded.visits_stale_since;
