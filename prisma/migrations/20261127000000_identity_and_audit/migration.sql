-- Who somebody is gets a connection of its own, and every act that changes something leaves an entry in a chained log.

ALTER TABLE tenant.organizations
  ADD COLUMN type text NOT NULL DEFAULT 'B2B',
  ADD COLUMN siret text,
  ADD COLUMN vat_number text,
  -- Organizations from before there were plans keep the widest one; registration names its own.
  ADD COLUMN plan text NOT NULL DEFAULT 'SCALE',
  ADD COLUMN trial_ends_at timestamptz,
  ADD COLUMN status text NOT NULL DEFAULT 'ACTIVE',
  ADD COLUMN operator_grants text[] NOT NULL DEFAULT '{}',
  ADD COLUMN deleted_at timestamptz,
  ADD COLUMN purge_at timestamptz,
  ADD CONSTRAINT organizations_type_check CHECK (type IN ('B2B', 'B2C')),
  ADD CONSTRAINT organizations_plan_check CHECK (plan IN ('TRIAL', 'STARTER', 'GROWTH', 'SCALE')),
  ADD CONSTRAINT organizations_status_check CHECK (status IN ('ACTIVE', 'SUSPENDED', 'DELETED')),
  ADD CONSTRAINT organizations_operator_grants_check CHECK (operator_grants <@ ARRAY['campaign:create', 'email:approve']);
CREATE INDEX idx_organizations_purge_at ON tenant.organizations (purge_at) WHERE purge_at IS NOT NULL;

ALTER TABLE tenant.users
  ADD COLUMN email_verified_at timestamptz,
  ADD COLUMN removed_at timestamptz,
  ADD COLUMN purge_at timestamptz,
  DROP CONSTRAINT users_status_check,
  ADD CONSTRAINT users_status_check CHECK (status IN ('ACTIVE', 'DISABLED', 'REMOVED'));
UPDATE tenant.users SET email_verified_at = created_at;
CREATE INDEX idx_users_purge_at ON tenant.users (purge_at) WHERE purge_at IS NOT NULL;

-- audit --------------------------------------------------------------------------------------------------------------

CREATE TABLE platform.audit_logs (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid,
  chain_id uuid NOT NULL,
  position bigint NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_kind text NOT NULL,
  actor_id uuid,
  impersonator_id uuid,
  action text NOT NULL,
  subject_type text,
  subject_id text,
  before jsonb,
  after jsonb,
  request_id text NOT NULL,
  client_address text,
  user_agent text,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  CONSTRAINT audit_logs_pkey PRIMARY KEY (id),
  CONSTRAINT audit_logs_actor_kind_check CHECK (actor_kind IN ('USER', 'AGENT', 'API_KEY', 'SYSTEM', 'ANONYMOUS'))
);
CREATE UNIQUE INDEX idx_audit_logs_chain_id_position ON platform.audit_logs (chain_id, position);
CREATE INDEX idx_audit_logs_organization_id_id ON platform.audit_logs (organization_id, id DESC);
CREATE INDEX idx_audit_logs_organization_id_actor_id_id ON platform.audit_logs (organization_id, actor_id, id DESC);
CREATE INDEX idx_audit_logs_organization_id_subject_id_id ON platform.audit_logs (organization_id, subject_id, id DESC);

CREATE FUNCTION platform.audit_hash(entry platform.audit_logs) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(entry.previous_hash, entry.id, entry.organization_id, entry.chain_id, entry.position,
    to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), entry.actor_kind, entry.actor_id, entry.impersonator_id, entry.action,
    entry.subject_type, entry.subject_id, entry.before, entry.after, entry.request_id, entry.client_address, entry.user_agent)::text, 'UTF8')), 'hex')
$$;

-- Each organization has a chain of its own, and the platform one more: an entry holds the hash of the one before it.
CREATE FUNCTION platform.chain_audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = platform, pg_temp AS $$
DECLARE newest record;
BEGIN
  NEW.chain_id := COALESCE(NEW.organization_id, '00000000-0000-0000-0000-000000000000');
  PERFORM pg_advisory_xact_lock(hashtextextended('audit:' || NEW.chain_id::text, 0));
  SELECT l.position, l.hash INTO newest FROM platform.audit_logs l WHERE l.chain_id = NEW.chain_id ORDER BY l.position DESC LIMIT 1;
  NEW.position := COALESCE(newest.position, 0) + 1;
  NEW.previous_hash := COALESCE(newest.hash, '');
  NEW.at := clock_timestamp();
  NEW.hash := platform.audit_hash(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER audit_logs_chain BEFORE INSERT ON platform.audit_logs FOR EACH ROW EXECUTE FUNCTION platform.chain_audit();
CREATE TRIGGER audit_logs_append_only BEFORE UPDATE OR DELETE ON platform.audit_logs FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

-- The first entry that was changed, or before which one is missing; none when the chain is whole. Sees what its caller sees.
CREATE FUNCTION platform.first_broken_audit(chain uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT l.position FROM (
    SELECT a.position, a.hash = platform.audit_hash(a) AS is_true,
      a.previous_hash = COALESCE(lag(a.hash) OVER w, '') AND a.position = COALESCE(lag(a.position) OVER w, 0) + 1 AS is_linked
    FROM platform.audit_logs a WHERE a.chain_id = chain WINDOW w AS (ORDER BY a.position)) AS l
  WHERE NOT (l.is_true AND l.is_linked) ORDER BY l.position LIMIT 1
$$;

ALTER TABLE platform.audit_logs ENABLE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON platform.audit_logs TO app_user USING (organization_id = (SELECT platform.current_org())) WITH CHECK (organization_id = (SELECT platform.current_org()));
CREATE POLICY platform_view ON platform.audit_logs TO app_admin USING (true) WITH CHECK (true);
CREATE POLICY identity_writes ON platform.audit_logs FOR INSERT TO app_identity WITH CHECK (true);
CREATE POLICY plumbing ON platform.audit_logs FOR INSERT TO app_system WITH CHECK (true);
GRANT SELECT, INSERT ON platform.audit_logs TO app_user, app_admin;
GRANT INSERT ON platform.audit_logs TO app_identity, app_system;

-- identity -----------------------------------------------------------------------------------------------------------

GRANT USAGE ON SCHEMA tenant, platform TO app_identity;
CREATE POLICY identity ON tenant.organizations FOR SELECT TO app_identity USING (true);
CREATE POLICY identity ON tenant.users TO app_identity USING (true) WITH CHECK (true);
GRANT SELECT ON tenant.organizations, tenant.users TO app_identity;

-- What proves an account is no longer within reach of the role that serves organizations.
REVOKE EXECUTE ON FUNCTION tenant.sign_in_account(text), tenant.open_session(uuid, uuid, text, timestamptz, timestamptz),
  tenant.rotate_session(text, text, timestamptz, timestamptz), tenant.close_session(text, timestamptz), tenant.count_sign_in_attempt(text, timestamptz) FROM app_user;
GRANT EXECUTE ON FUNCTION tenant.sign_in_account(text), tenant.open_session(uuid, uuid, text, timestamptz, timestamptz),
  tenant.rotate_session(text, text, timestamptz, timestamptz), tenant.close_session(text, timestamptz), tenant.count_sign_in_attempt(text, timestamptz) TO app_identity;

REVOKE EXECUTE ON FUNCTION platform.chain_audit(), platform.audit_hash(platform.audit_logs), platform.first_broken_audit(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.audit_hash(platform.audit_logs), platform.first_broken_audit(uuid) TO app_user, app_admin;
GRANT EXECUTE ON FUNCTION platform.current_org() TO app_identity;
GRANT SELECT (email_verified_at, removed_at, purge_at) ON tenant.users TO app_user, app_admin;
