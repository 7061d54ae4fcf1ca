-- Members and invitations: who belongs to an organization, in which role, and how one comes in and leaves.

-- members ------------------------------------------------------------------------------------------------------------

-- An address is claimed by whoever proved it: nobody can hold another person's by naming it, and who leaves lets go of it.
ALTER TABLE tenant.users
  ALTER COLUMN email_normalised DROP NOT NULL,
  -- Who has not chosen a password has none that could match.
  ALTER COLUMN password_hash DROP NOT NULL,
  DROP CONSTRAINT users_status_check,
  ADD CONSTRAINT users_status_check CHECK (status IN ('ACTIVE', 'INVITED', 'DISABLED', 'REMOVED')),
  ADD CONSTRAINT users_email_claim_check CHECK (CASE WHEN status IN ('INVITED', 'REMOVED') THEN email_normalised IS NULL ELSE email_normalised IS NOT NULL END),
  ADD CONSTRAINT users_purge_check CHECK ((status = 'REMOVED') = (purge_at IS NOT NULL) AND (status = 'REMOVED') = (removed_at IS NOT NULL));

CREATE FUNCTION tenant.let_go_of_address() RETURNS trigger LANGUAGE plpgsql SET search_path = tenant, pg_temp AS $$
BEGIN
  NEW.email := COALESCE(OLD.email_normalised, OLD.email);
  NEW.email_normalised := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER users_address BEFORE UPDATE OF status ON tenant.users FOR EACH ROW
  WHEN (NEW.status IN ('INVITED', 'REMOVED')) EXECUTE FUNCTION tenant.let_go_of_address();

-- Whoever can no longer sign in has no session: the role that removes members never sees a token.
CREATE FUNCTION tenant.end_sessions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = tenant, pg_temp AS $$
BEGIN
  UPDATE tenant.sessions SET revoked_at = NEW.updated_at, revoked_reason = 'REVOKED' WHERE user_id = NEW.id AND revoked_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER users_sessions AFTER UPDATE OF status ON tenant.users FOR EACH ROW
  WHEN (NEW.status <> 'ACTIVE') EXECUTE FUNCTION tenant.end_sessions();

-- What refers to a member names the organization too, so that nobody can refer to another's.
DROP INDEX tenant.idx_users_organization_id_id;
CREATE UNIQUE INDEX idx_users_organization_id_id ON tenant.users (organization_id, id);
CREATE INDEX idx_users_organization_id_role_id ON tenant.users (organization_id, role, id);

GRANT INSERT (organization_id, email, name, role, locale, status, created_at, updated_at) ON tenant.users TO app_user;
GRANT UPDATE (role, status, removed_at, purge_at, updated_at), DELETE ON tenant.users TO app_user;
-- A row may only go when it was due to.
CREATE POLICY purge_of_removed ON tenant.users AS RESTRICTIVE FOR DELETE TO app_user USING (status = 'REMOVED' AND purge_at IS NOT NULL);
GRANT UPDATE (name, locale, postal_address, siret, vat_number, operator_grants, updated_at) ON tenant.organizations TO app_user;

-- What the sweep may see across organizations: only whose time is up.
CREATE FUNCTION tenant.members_to_purge(at timestamptz) RETURNS TABLE (organization_id uuid, id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = tenant, pg_temp AS $$
  SELECT u.organization_id, u.id FROM tenant.users u
  WHERE u.status = 'REMOVED' AND u.purge_at <= at AND u.organization_id IS NOT NULL ORDER BY u.purge_at LIMIT 1000
$$;

-- invitations --------------------------------------------------------------------------------------------------------

CREATE TABLE tenant.invitations (
  id uuid NOT NULL DEFAULT uuidv7(),
  organization_id uuid NOT NULL,
  email text NOT NULL,
  email_normalised text NOT NULL,
  role text NOT NULL,
  -- The member who was created directly or comes back; null for somebody who becomes one by accepting.
  user_id uuid,
  -- Who vouches for it; it works only as long as they may give its role.
  invited_by uuid NOT NULL,
  status text NOT NULL DEFAULT 'PENDING',
  token_hash text NOT NULL,
  code_hash text NOT NULL,
  code_guesses integer NOT NULL DEFAULT 0,
  mails_sent integer NOT NULL DEFAULT 1,
  last_sent_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  closed_at timestamptz,
  CONSTRAINT invitations_pkey PRIMARY KEY (id),
  CONSTRAINT invitations_role_check CHECK (role IN ('OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER')),
  CONSTRAINT invitations_status_check CHECK (status IN ('PENDING', 'ACCEPTED', 'REVOKED')),
  CONSTRAINT invitations_closed_check CHECK ((status = 'PENDING') = (closed_at IS NULL)),
  CONSTRAINT invitations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES tenant.organizations (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT invitations_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES tenant.users (organization_id, id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX idx_invitations_token_hash ON tenant.invitations (token_hash);
CREATE UNIQUE INDEX idx_invitations_pending ON tenant.invitations (organization_id, email_normalised) WHERE status = 'PENDING';
CREATE INDEX idx_invitations_organization_id_id ON tenant.invitations (organization_id, id DESC);
CREATE INDEX idx_invitations_organization_id_last_sent_at ON tenant.invitations (organization_id, last_sent_at);
CREATE INDEX idx_invitations_email_pending ON tenant.invitations (email_normalised) WHERE status = 'PENDING';
CREATE INDEX idx_invitations_organization_id_user_id ON tenant.invitations (organization_id, user_id);

ALTER TABLE tenant.invitations ENABLE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON tenant.invitations TO app_user USING (organization_id = (SELECT platform.current_org())) WITH CHECK (organization_id = (SELECT platform.current_org()));
CREATE POLICY platform_view ON tenant.invitations FOR SELECT TO app_admin USING (true);
CREATE POLICY identity ON tenant.invitations TO app_identity USING (true) WITH CHECK (true);

-- Tokens and codes are written when an invitation is sent, and read by identity alone.
GRANT SELECT (id, organization_id, email, email_normalised, role, user_id, invited_by, status, mails_sent, last_sent_at, created_at, expires_at, closed_at)
  ON tenant.invitations TO app_user, app_admin;
GRANT INSERT ON tenant.invitations TO app_user;
GRANT UPDATE (role, invited_by, status, token_hash, code_hash, code_guesses, mails_sent, last_sent_at, expires_at, closed_at) ON tenant.invitations TO app_user;
GRANT SELECT ON tenant.invitations TO app_identity;
GRANT UPDATE (status, code_guesses, closed_at) ON tenant.invitations TO app_identity;

-- An accepted invitation makes an account.
GRANT INSERT (organization_id, email, email_normalised, name, role, locale, password_hash, status, email_verified_at, created_at, updated_at) ON tenant.users TO app_identity;
GRANT UPDATE (email, email_normalised, name, password_hash, status, email_verified_at, removed_at, purge_at, updated_at) ON tenant.users TO app_identity;

REVOKE EXECUTE ON FUNCTION tenant.let_go_of_address(), tenant.end_sessions(), tenant.members_to_purge(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenant.members_to_purge(timestamptz) TO app_system;
