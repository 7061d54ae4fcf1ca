-- The platform owner's acts: organizations are created, changed, suspended, deleted and purged; accounts are disabled.

ALTER TABLE tenant.organizations
  ADD COLUMN suspended_at timestamptz,
  ADD COLUMN suspension_reason text;

-- Exactly these columns, and nothing else of any house.
GRANT INSERT (name, slug, type, locale, plan, trial_ends_at, created_at, updated_at),
  UPDATE (name, plan, trial_ends_at, status, suspended_at, suspension_reason, deleted_at, purge_at, updated_at) ON tenant.organizations TO app_admin;
CREATE POLICY platform_creates ON tenant.organizations FOR INSERT TO app_admin WITH CHECK (status = 'ACTIVE');
CREATE POLICY platform_changes ON tenant.organizations FOR UPDATE TO app_admin USING (true) WITH CHECK (true);
GRANT UPDATE (status, updated_at) ON tenant.users TO app_admin;
CREATE POLICY platform_changes ON tenant.users FOR UPDATE TO app_admin USING (status IN ('ACTIVE', 'DISABLED')) WITH CHECK (status IN ('ACTIVE', 'DISABLED'));

-- Suspension: nobody takes up, continues or commits work of an organization that is not active. -------------------------

CREATE FUNCTION platform.organization_is_active() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM tenant.organizations WHERE id = platform.current_org() AND status = 'ACTIVE')
$$;
REVOKE EXECUTE ON FUNCTION platform.organization_is_active() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.organization_is_active() TO app_user;
CREATE POLICY active_organization ON campaign.agent_runs AS RESTRICTIVE FOR UPDATE TO app_user USING ((SELECT platform.organization_is_active()));
CREATE POLICY active_organization ON lead.lead_imports AS RESTRICTIVE FOR UPDATE TO app_user USING ((SELECT platform.organization_is_active()));

CREATE OR REPLACE FUNCTION campaign.runs_waiting(at timestamptz) RETURNS TABLE (organization_id uuid, id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = campaign, pg_temp AS $$
  SELECT r.organization_id, r.id FROM campaign.agent_runs r JOIN tenant.organizations o ON o.id = r.organization_id AND o.status = 'ACTIVE'
  WHERE r.finished_at IS NULL AND (r.status = 'QUEUED' OR (r.status = 'RUNNING' AND r.lease_until < at)) ORDER BY r.id LIMIT 1000
$$;
CREATE OR REPLACE FUNCTION lead.imports_waiting(at timestamptz) RETURNS TABLE (organization_id uuid, id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = lead, pg_temp AS $$
  SELECT i.organization_id, i.id FROM lead.lead_imports i JOIN tenant.organizations o ON o.id = i.organization_id AND o.status = 'ACTIVE'
  WHERE i.finished_at IS NULL AND (i.status = 'QUEUED' OR (i.status = 'RUNNING' AND i.lease_until < at)) ORDER BY i.id LIMIT 1000
$$;

-- Purge: thirty days after a deletion nothing of the organization is left but its audit chain (X-04). --------------------

-- History stays append-only for everybody but the owner of the tables, and for it outside a purge of that very organization.
CREATE OR REPLACE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME <> 'audit_logs'
    AND current_user = (SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = TG_RELID)
    AND to_jsonb(OLD) ->> 'organization_id' = NULLIF(current_setting('app.purged_organization', true), '') THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'rows of %.% are append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

-- Every table that knows organizations, what refers to others first, so that no deletion sets off one without a bound.
CREATE FUNCTION platform.tables_to_purge() RETURNS TABLE (relation regclass) LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE owned AS (
    SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      AND c.oid <> 'platform.audit_logs'::regclass
  ), depths AS (
    SELECT oid, 0 AS depth FROM owned
    UNION SELECT k.conrelid, d.depth + 1 FROM depths d JOIN pg_constraint k ON k.contype = 'f' AND k.confrelid = d.oid AND k.conrelid <> d.oid
    WHERE d.depth < 20
  )
  SELECT o.oid::regclass FROM owned o JOIN depths d ON d.oid = o.oid GROUP BY o.oid ORDER BY max(d.depth) DESC, o.oid::regclass::text
$$;

-- Erases at most `batch` rows of an organization whose time has come and answers how many; 0 when nothing of it is left, or when
-- another is at it. The database's own clock decides, not the caller's. The organization's row goes last, with the one entry that says so.
CREATE FUNCTION platform.purge_organization(organization uuid, batch integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET row_security = off AS $$
DECLARE due record; owned regclass; erased integer;
BEGIN
  SELECT status, deleted_at, purge_at INTO due FROM tenant.organizations WHERE id = organization FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN RETURN 0; END IF;
  IF due.status <> 'DELETED' OR due.purge_at IS NULL OR due.purge_at > clock_timestamp() THEN
    RAISE EXCEPTION 'the organization % is not due to be purged', organization USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM set_config('app.purged_organization', organization::text, true);
  FOR owned IN SELECT relation FROM platform.tables_to_purge() LOOP
    EXECUTE format('DELETE FROM %1$s WHERE organization_id = $1 AND ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE organization_id = $1 LIMIT $2))', owned) USING organization, batch;
    GET DIAGNOSTICS erased = ROW_COUNT;
    EXIT WHEN erased > 0;
  END LOOP;
  IF erased = 0 THEN
    DELETE FROM tenant.organizations WHERE id = organization;
    INSERT INTO platform.audit_logs (actor_kind, action, subject_type, subject_id, before, request_id)
      VALUES ('SYSTEM', 'organization.purged', 'Organization', organization::text,
        jsonb_build_object('deletedAt', due.deleted_at, 'purgeAt', due.purge_at), 'purge-' || organization);
    erased := 1;
  END IF;
  PERFORM set_config('app.purged_organization', '', true);
  RETURN erased;
END $$;

-- What the sweep may see: only which organizations are due.
CREATE FUNCTION platform.organizations_to_purge() RETURNS TABLE (organization_id uuid, id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = tenant, pg_temp AS $$
  SELECT o.id, o.id FROM tenant.organizations o WHERE o.status = 'DELETED' AND o.purge_at <= clock_timestamp() ORDER BY o.purge_at LIMIT 100
$$;
REVOKE EXECUTE ON FUNCTION platform.tables_to_purge(), platform.purge_organization(uuid, integer), platform.organizations_to_purge() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.purge_organization(uuid, integer), platform.organizations_to_purge() TO app_system;

-- Figures: what each process measured, minute by minute, kept for a day. ---------------------------------------------------

CREATE TABLE platform.metric_minutes (
  id uuid NOT NULL DEFAULT uuidv7(),
  minute timestamptz NOT NULL,
  process text NOT NULL,
  series text NOT NULL,
  -- How many took at most each bound of platform/telemetry, and last how many took longer.
  buckets integer[] NOT NULL,
  failures integer NOT NULL,
  CONSTRAINT metric_minutes_pkey PRIMARY KEY (id)
);
CREATE INDEX idx_metric_minutes_minute ON platform.metric_minutes (minute);
GRANT SELECT, INSERT, DELETE ON platform.metric_minutes TO app_system;
GRANT SELECT ON platform.metric_minutes TO app_admin;

-- When a step began is measured from now on; of earlier steps it is not known.
ALTER TABLE campaign.agent_jobs ADD COLUMN started_at timestamptz;
CREATE INDEX idx_agent_jobs_finished_at ON campaign.agent_jobs (finished_at);
CREATE INDEX idx_agent_runs_finished_at ON campaign.agent_runs (finished_at);

-- View as: who of the platform looked at an organization, through whose eyes, why and until when. ---------------------------

CREATE SCHEMA admin;
CREATE TABLE admin.view_as_sessions (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid NOT NULL,
  user_id uuid NOT NULL,
  admin_id uuid NOT NULL,
  admin_name text NOT NULL,
  reason text NOT NULL,
  started_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  CONSTRAINT view_as_sessions_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT view_as_sessions_expires_at_check CHECK (expires_at <= started_at + interval '30 minutes'),
  CONSTRAINT view_as_sessions_reason_check CHECK (length(reason) >= 10)
);
ALTER TABLE admin.view_as_sessions ENABLE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON admin.view_as_sessions TO app_user USING (organization_id = (SELECT platform.current_org())) WITH CHECK (organization_id = (SELECT platform.current_org()));
CREATE POLICY platform_view ON admin.view_as_sessions TO app_admin USING (true) WITH CHECK (true);
GRANT USAGE ON SCHEMA admin TO app_user, app_admin;
GRANT SELECT ON admin.view_as_sessions TO app_user;
GRANT SELECT, INSERT, UPDATE (ended_at) ON admin.view_as_sessions TO app_admin;
