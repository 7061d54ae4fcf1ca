-- Sessions have rows of their own, sign-in is plain statements of app_identity, and gateways learn at once of ended access.

-- sessions -----------------------------------------------------------------------------------------------------------

CREATE TABLE tenant.sessions (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  organization_id uuid,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  client_address text,
  user_agent text,
  revoked_at timestamptz,
  revoked_reason text,
  CONSTRAINT sessions_pkey PRIMARY KEY (id),
  CONSTRAINT sessions_revoked_reason_check CHECK (revoked_reason IN ('LOGGED_OUT', 'REVOKED', 'LOGGED_OUT_EVERYWHERE', 'REUSED', 'PASSWORD_CHANGED', 'PASSWORD_RESET')),
  CONSTRAINT sessions_revoked_check CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL)),
  CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES tenant.users (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX idx_sessions_user_id_created_at_id ON tenant.sessions (user_id, created_at DESC, id DESC);

-- Families of refresh tokens from before are sessions; of an ended one it is known that somebody signed out or a token was used twice.
INSERT INTO tenant.sessions (id, user_id, organization_id, created_at, last_seen_at, expires_at, revoked_at, revoked_reason)
SELECT t.family_id, (array_agg(t.user_id))[1], (array_agg(t.organization_id))[1], min(t.created_at), max(t.created_at), max(t.expires_at),
  max(t.revoked_at), CASE WHEN max(t.revoked_at) IS NULL THEN NULL ELSE 'LOGGED_OUT' END
FROM tenant.refresh_tokens t GROUP BY t.family_id;

ALTER TABLE tenant.refresh_tokens RENAME COLUMN family_id TO session_id;
ALTER INDEX tenant.idx_refresh_tokens_family_id RENAME TO idx_refresh_tokens_session_id;
ALTER TABLE tenant.refresh_tokens
  DROP COLUMN revoked_at,
  ADD CONSTRAINT refresh_tokens_session_id_fkey FOREIGN KEY (session_id) REFERENCES tenant.sessions (id) ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE tenant.sessions ENABLE ROW LEVEL SECURITY;
CREATE POLICY identity ON tenant.sessions TO app_identity USING (true) WITH CHECK (true);
CREATE POLICY identity ON tenant.refresh_tokens TO app_identity USING (true) WITH CHECK (true);
CREATE POLICY identity ON tenant.sign_in_attempts TO app_identity USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON tenant.sessions, tenant.refresh_tokens, tenant.sign_in_attempts TO app_identity;
GRANT UPDATE (last_seen_at, expires_at, client_address, user_agent, revoked_at, revoked_reason) ON tenant.sessions TO app_identity;
GRANT UPDATE (used_at) ON tenant.refresh_tokens TO app_identity;
-- Also what lets a sign-in hold the row of its user while the session is opened.
GRANT UPDATE (updated_at) ON tenant.users TO app_identity;
GRANT UPDATE (window_start, attempts) ON tenant.sign_in_attempts TO app_identity;

DROP FUNCTION tenant.sign_in_account(text), tenant.open_session(uuid, uuid, text, timestamptz, timestamptz),
  tenant.rotate_session(text, text, timestamptz, timestamptz), tenant.close_session(text, timestamptz), tenant.count_sign_in_attempt(text, timestamptz);

-- ended access -------------------------------------------------------------------------------------------------------

-- A token says which transactions it saw (pg_current_snapshot); one that did not see this transaction is refused.
ALTER TABLE platform.access_revocations ADD COLUMN transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id();

CREATE FUNCTION platform.tell_access_revoked() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  PERFORM pg_notify('vectra_access_revoked', '');
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION platform.tell_access_revoked() FROM PUBLIC;
CREATE TRIGGER access_revocations_told AFTER INSERT ON platform.access_revocations FOR EACH STATEMENT EXECUTE FUNCTION platform.tell_access_revoked();
