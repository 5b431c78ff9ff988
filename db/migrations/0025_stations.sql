SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- Equality of whole numbers and ids inside an exclusion constraint.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE stations (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  community_id uuid NOT NULL,
  grid_id uuid NOT NULL,
  building_id uuid,
  kind text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  place_name text NOT NULL,
  hours jsonb NOT NULL,
  facilities text[] NOT NULL,
  rests_on_holidays boolean NOT NULL,
  is_synthetic boolean NOT NULL,
  saved_at timestamptz NOT NULL,
  CONSTRAINT stations_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT stations_name UNIQUE (tenant_id, community_id, name_zh),
  CONSTRAINT stations_kind CHECK (kind IN ('member_home', 'service', 'operations', 'post', 'kitchen'))
);
COMMENT ON TABLE stations IS '服务站:在哪里、哪几天几点开、有什么设施';
SELECT app.dist_hash('stations', 'tenant_id', 'chains');
CREATE INDEX stations_by_community ON stations (tenant_id, community_id);

CREATE TABLE station_closings (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  station_id uuid NOT NULL,
  from_date date NOT NULL,
  until_date date,
  reason text NOT NULL,
  salt bytea NOT NULL,
  made_at timestamptz NOT NULL,
  ended_at timestamptz,
  CONSTRAINT station_closings_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT station_closings_period CHECK (until_date IS NULL OR until_date >= from_date)
);
COMMENT ON TABLE station_closings IS '停开:某站从哪天到哪天不开门、为什么(没有结束日期就是另行通知)';
SELECT app.dist_hash('station_closings', 'tenant_id', 'chains');
CREATE INDEX station_closings_by_station ON station_closings (tenant_id, station_id) WHERE ended_at IS NULL;

CREATE TABLE offerings (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  station_id uuid NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  note_zh text NOT NULL,
  note_en text NOT NULL,
  minutes integer NOT NULL,
  seats integer NOT NULL,
  who text NOT NULL,
  price_zh text NOT NULL,
  price_en text NOT NULL,
  opens_days integer NOT NULL,
  cancel_hours integer NOT NULL,
  most_open integer NOT NULL,
  pattern jsonb NOT NULL,
  is_offered boolean NOT NULL,
  saved_at timestamptz NOT NULL,
  CONSTRAINT offerings_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT offerings_name UNIQUE (tenant_id, station_id, name_zh),
  CONSTRAINT offerings_who CHECK (who IN ('everyone', 'residents', 'workers')),
  CONSTRAINT offerings_minutes CHECK (minutes BETWEEN 5 AND 480),
  CONSTRAINT offerings_seats CHECK (seats BETWEEN 1 AND 200)
);
COMMENT ON TABLE offerings IS '便民服务:一次多少分钟、每个时段几个名额、谁可以约、每周哪些时段';
SELECT app.dist_hash('offerings', 'tenant_id', 'chains');

CREATE TABLE offering_days (
  tenant_id bigint NOT NULL,
  offering_id uuid NOT NULL,
  on_date date NOT NULL,
  windows jsonb NOT NULL,
  saved_at timestamptz NOT NULL,
  CONSTRAINT offering_days_pkey PRIMARY KEY (tenant_id, offering_id, on_date)
);
COMMENT ON TABLE offering_days IS '个别日子另定的服务时段,代替每周的安排';
SELECT app.dist_hash('offering_days', 'tenant_id', 'chains');

CREATE TABLE slots (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  offering_id uuid NOT NULL,
  on_date date NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  seats integer NOT NULL,
  CONSTRAINT slots_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT slots_start UNIQUE (tenant_id, offering_id, starts_at),
  CONSTRAINT slots_seats UNIQUE (tenant_id, id, seats),
  CONSTRAINT slots_period CHECK (ends_at > starts_at)
);
COMMENT ON TABLE slots IS '有人约过的时段;名额数定下后不变';
SELECT app.dist_hash('slots', 'tenant_id', 'chains');
CREATE INDEX slots_by_day ON slots (tenant_id, offering_id, on_date);

CREATE TABLE bookers (
  tenant_id bigint NOT NULL,
  person_id uuid NOT NULL,
  last_at timestamptz NOT NULL,
  CONSTRAINT bookers_pkey PRIMARY KEY (tenant_id, person_id)
);
COMMENT ON TABLE bookers IS '约过的人:约的时候锁住自己这一行,次数才数得准';
SELECT app.dist_hash('bookers', 'tenant_id', 'chains');

CREATE TABLE bookings (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  slot_id uuid NOT NULL,
  slot_seats integer NOT NULL,
  offering_id uuid NOT NULL,
  person_id uuid NOT NULL,
  seat integer,
  state text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  says_worker boolean NOT NULL,
  made_at timestamptz NOT NULL,
  made_by_person_id uuid,
  promoted_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  CONSTRAINT bookings_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT bookings_one_seat UNIQUE (tenant_id, slot_id, seat),
  CONSTRAINT bookings_state CHECK (state IN ('booked', 'waiting', 'kept', 'missed', 'cancelled')),
  CONSTRAINT bookings_seat CHECK (seat BETWEEN 1 AND slot_seats),
  CONSTRAINT bookings_has_seat CHECK ((seat IS NOT NULL) = (state IN ('booked', 'kept', 'missed'))),
  CONSTRAINT bookings_ended_by CHECK (ended_by IN ('self', 'counter', 'closing')),
  CONSTRAINT bookings_end CHECK ((state = 'cancelled') = (ended_by IS NOT NULL)),
  CONSTRAINT bookings_no_overlap EXCLUDE USING gist
    (tenant_id WITH =, person_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (state <> 'cancelled')
);
COMMENT ON TABLE bookings IS '预约:一个时段的一个名额只归一个人,一个人同一时间只在一处(由数据库保证);排队的没有名额号';
SELECT app.dist_hash('bookings', 'tenant_id', 'chains');
CREATE INDEX bookings_by_person ON bookings (tenant_id, person_id, starts_at);
CREATE INDEX bookings_waiting ON bookings (tenant_id, slot_id, made_at, id) WHERE state = 'waiting';
CREATE INDEX bookings_by_day ON bookings (tenant_id, offering_id, starts_at);

CREATE TABLE footfall (
  tenant_id bigint NOT NULL,
  offering_id uuid NOT NULL,
  on_date date NOT NULL,
  visits integer NOT NULL,
  last_at timestamptz,
  last_by_person_id uuid,
  CONSTRAINT footfall_pkey PRIMARY KEY (tenant_id, offering_id, on_date),
  CONSTRAINT footfall_visits CHECK (visits >= 0)
);
COMMENT ON TABLE footfall IS '到站人次:没有预约直接来的,只数人次不记是谁';
SELECT app.dist_hash('footfall', 'tenant_id', 'chains');

ALTER TABLE stations ADD CONSTRAINT stations_community_fk FOREIGN KEY (tenant_id, community_id) REFERENCES communities (tenant_id, id);
ALTER TABLE stations ADD CONSTRAINT stations_grid_fk FOREIGN KEY (tenant_id, grid_id) REFERENCES grids (tenant_id, id);
ALTER TABLE stations ADD CONSTRAINT stations_building_fk FOREIGN KEY (tenant_id, building_id) REFERENCES buildings (tenant_id, id);
ALTER TABLE station_closings ADD CONSTRAINT station_closings_station_fk FOREIGN KEY (tenant_id, station_id) REFERENCES stations (tenant_id, id);
ALTER TABLE offerings ADD CONSTRAINT offerings_station_fk FOREIGN KEY (tenant_id, station_id) REFERENCES stations (tenant_id, id);
ALTER TABLE offering_days ADD CONSTRAINT offering_days_offering_fk FOREIGN KEY (tenant_id, offering_id) REFERENCES offerings (tenant_id, id);
ALTER TABLE slots ADD CONSTRAINT slots_offering_fk FOREIGN KEY (tenant_id, offering_id) REFERENCES offerings (tenant_id, id);
ALTER TABLE bookings ADD CONSTRAINT bookings_slot_fk FOREIGN KEY (tenant_id, slot_id, slot_seats) REFERENCES slots (tenant_id, id, seats);
ALTER TABLE bookings ADD CONSTRAINT bookings_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE footfall ADD CONSTRAINT footfall_offering_fk FOREIGN KEY (tenant_id, offering_id) REFERENCES offerings (tenant_id, id);
