-- What organizations use of what their plan allows (O-07).

ALTER TABLE tenant.organizations
  -- What a platform admin allows instead of the plan, by metric; null stands for no limit.
  ADD COLUMN limit_overrides jsonb NOT NULL DEFAULT '{}',
  ADD CONSTRAINT organizations_limit_overrides_check CHECK (
    jsonb_typeof(limit_overrides) = 'object'
    AND limit_overrides - ARRAY['LEADS', 'EMAILS', 'CAMPAIGNS', 'USERS'] = '{}'
    AND NOT jsonb_path_exists(limit_overrides, '$.* ? (!(@ == null || (@.type() == "number" && @ >= 0 && @ <= 1000000000 && @ == @.floor())))'));

CREATE TABLE platform.usage_counters (
  organization_id uuid NOT NULL,
  metric text NOT NULL,
  -- The month, the day, or the whole trial that is counted.
  period text NOT NULL,
  used bigint NOT NULL DEFAULT 0,
  -- The highest share of the limit, in percent, that the owners were told of.
  warned integer NOT NULL DEFAULT 0,
  CONSTRAINT usage_counters_pkey PRIMARY KEY (organization_id, metric, period),
  CONSTRAINT usage_counters_metric_check CHECK (metric IN ('LEADS', 'EMAILS', 'CAMPAIGNS', 'USERS')),
  CONSTRAINT usage_counters_used_check CHECK (used >= 0),
  CONSTRAINT usage_counters_warned_check CHECK (warned IN (0, 80, 90, 100))
);

ALTER TABLE platform.usage_counters ENABLE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON platform.usage_counters TO app_user USING (organization_id = (SELECT platform.current_org())) WITH CHECK (organization_id = (SELECT platform.current_org()));
CREATE POLICY platform_view ON platform.usage_counters FOR SELECT TO app_admin USING (true);
GRANT SELECT, INSERT, UPDATE ON platform.usage_counters TO app_user;
GRANT SELECT ON platform.usage_counters TO app_admin;

-- Takes an amount of a metric, or the part of it that there is room for, and holds the counter until the transaction ends:
-- whoever comes next sees what was taken. `rules` holds limit and period by plan. The counter of what is counted elsewhere
-- is only held (amount 0). Runs with the rights of its caller: the plan and the counter are behind the organization's wall.
CREATE FUNCTION platform.take_usage(organization uuid, wanted text, amount bigint, takes_part boolean, rules jsonb, moment timestamptz,
  OUT plan text, OUT trial_ended_at timestamptz, OUT allowed bigint, OUT used bigint, OUT granted bigint, OUT warned integer)
LANGUAGE plpgsql SET search_path = platform, pg_temp AS $$
DECLARE known record; current_period text; room bigint;
BEGIN
  SELECT o.plan, o.trial_ends_at, o.limit_overrides INTO known FROM tenant.organizations o WHERE o.id = organization;
  IF NOT FOUND THEN RETURN; END IF;
  plan := known.plan;
  granted := 0;
  IF known.plan = 'TRIAL' AND known.trial_ends_at <= moment THEN
    trial_ended_at := known.trial_ends_at;
    IF amount > 0 THEN RETURN; END IF;
  END IF;
  allowed := CASE WHEN known.limit_overrides ? wanted THEN (known.limit_overrides ->> wanted)::bigint ELSE (rules -> known.plan ->> 'limit')::bigint END;
  current_period := rules -> known.plan ->> 'period';
  INSERT INTO platform.usage_counters AS c (organization_id, metric, period) VALUES (organization, wanted, current_period)
    ON CONFLICT (organization_id, metric, period) DO UPDATE SET used = c.used RETURNING c.used, c.warned INTO used, warned;
  room := CASE WHEN allowed IS NULL THEN amount ELSE greatest(allowed * 120 / 100 - used, 0) END;
  granted := CASE WHEN amount <= room THEN amount WHEN takes_part THEN room ELSE 0 END;
  IF granted > 0 THEN
    used := used + granted;
    UPDATE platform.usage_counters c SET used = take_usage.used WHERE c.organization_id = organization AND c.metric = wanted AND c.period = current_period;
  END IF;
END $$;

-- Remembers that the owners are told of a share of the limit; false when they were told of it, or of more, before.
CREATE FUNCTION platform.note_warning(organization uuid, wanted text, current_period text, level integer) RETURNS boolean LANGUAGE sql SET search_path = platform, pg_temp AS $$
  WITH noted AS (UPDATE platform.usage_counters SET warned = level
    WHERE organization_id = organization AND metric = wanted AND period = current_period AND warned < level RETURNING 1)
  SELECT EXISTS (SELECT 1 FROM noted)
$$;

-- What other houses may learn of an organization's owners: whom to write to.
CREATE FUNCTION tenant.owners_to_tell(organization uuid) RETURNS TABLE (organization_name text, email text, locale text) LANGUAGE sql STABLE SET search_path = tenant, pg_temp AS $$
  SELECT o.name, u.email, u.locale FROM tenant.organizations o JOIN tenant.users u ON u.organization_id = o.id
  WHERE o.id = organization AND u.role = 'OWNER' AND u.status = 'ACTIVE' ORDER BY u.id
$$;

-- What the tenant house may learn of campaigns: how many are not over.
CREATE FUNCTION campaign.unfinished_campaigns(organization uuid) RETURNS bigint LANGUAGE sql STABLE SET search_path = campaign, pg_temp AS $$
  SELECT count(*) FROM campaign.campaigns WHERE organization_id = organization AND status NOT IN ('COMPLETED', 'CANCELLED')
$$;

-- People who take a seat, and invitations that still may.
CREATE FUNCTION tenant.seats_taken(organization uuid, moment timestamptz) RETURNS bigint LANGUAGE sql STABLE SET search_path = tenant, pg_temp AS $$
  SELECT (SELECT count(*) FROM tenant.users u WHERE u.organization_id = organization AND u.status <> 'REMOVED')
    + (SELECT count(*) FROM tenant.invitations i WHERE i.organization_id = organization AND i.status = 'PENDING' AND i.expires_at > moment AND i.user_id IS NULL)
$$;

REVOKE EXECUTE ON FUNCTION platform.take_usage(uuid, text, bigint, boolean, jsonb, timestamptz), platform.note_warning(uuid, text, text, integer),
  tenant.owners_to_tell(uuid), tenant.seats_taken(uuid, timestamptz), campaign.unfinished_campaigns(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.take_usage(uuid, text, bigint, boolean, jsonb, timestamptz), platform.note_warning(uuid, text, text, integer),
  tenant.owners_to_tell(uuid), tenant.seats_taken(uuid, timestamptz), campaign.unfinished_campaigns(uuid) TO app_user;

-- Rows of an import that the plan had no room for; they are among the refused.
ALTER TABLE lead.lead_imports ADD COLUMN limited_count integer NOT NULL DEFAULT 0;
