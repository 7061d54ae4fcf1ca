-- What is kept for a time only: rows that nobody needs any more go in batches, whichever organization they belong to.

-- When the platform wrote a file for somebody to take away; null for every other file, which stays.
ALTER TABLE files.files ADD COLUMN exported_at timestamptz;
UPDATE files.files SET exported_at = created_at WHERE permission = 'audit:export';

CREATE INDEX idx_files_exported_at ON files.files (exported_at) WHERE exported_at IS NOT NULL;
CREATE INDEX idx_sessions_ended ON tenant.sessions (LEAST(revoked_at, expires_at));
CREATE INDEX idx_sign_in_attempts_window_start ON tenant.sign_in_attempts (window_start);
CREATE INDEX idx_sign_in_challenges_expires_at ON tenant.sign_in_challenges (expires_at);
CREATE INDEX idx_password_resets_expires_at ON tenant.password_resets (expires_at);
CREATE INDEX idx_invitations_over ON tenant.invitations (COALESCE(closed_at, expires_at));
CREATE INDEX idx_notifications_created_at ON tenant.notifications (created_at);
CREATE INDEX idx_notifications_read_at ON tenant.notifications (read_at) WHERE read_at IS NOT NULL;
CREATE INDEX idx_mail_outbox_finished_at ON platform.mail_outbox (finished_at) WHERE finished_at IS NOT NULL;

-- Erases at most `batch` rows of one kind that were over before a moment, which must have passed, and answers how many. What
-- another worker is at is left to it. Each kind demands that the row is over, whatever the moment says: nothing that still
-- works can be erased here, and no entry of the audit log, no consent and no upload at all.
CREATE FUNCTION platform.prune_rows(kind text, before timestamptz, batch integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET row_security = off AS $$
DECLARE pruned integer;
BEGIN
  IF before IS NULL OR before > clock_timestamp() THEN
    RAISE EXCEPTION 'what is not over is not erased' USING ERRCODE = 'insufficient_privilege';
  END IF;
  CASE kind
  WHEN 'SESSIONS' THEN
    -- Tokens first, so that no deletion sets off one without a bound.
    DELETE FROM tenant.refresh_tokens WHERE id = ANY (ARRAY(
      SELECT t.id FROM tenant.sessions s JOIN tenant.refresh_tokens t ON t.session_id = s.id
      WHERE LEAST(s.revoked_at, s.expires_at) < before LIMIT batch FOR UPDATE OF t SKIP LOCKED));
    GET DIAGNOSTICS pruned = ROW_COUNT;
    IF pruned > 0 THEN RETURN pruned; END IF;
    DELETE FROM tenant.sessions WHERE id = ANY (ARRAY(
      SELECT s.id FROM tenant.sessions s WHERE LEAST(s.revoked_at, s.expires_at) < before
        AND NOT EXISTS (SELECT 1 FROM tenant.refresh_tokens t WHERE t.session_id = s.id) LIMIT batch FOR UPDATE SKIP LOCKED));
  WHEN 'ATTEMPTS' THEN
    DELETE FROM tenant.sign_in_attempts WHERE key_hash = ANY (ARRAY(
      SELECT key_hash FROM tenant.sign_in_attempts WHERE window_start < before LIMIT batch FOR UPDATE SKIP LOCKED));
  WHEN 'CHALLENGES' THEN
    DELETE FROM tenant.sign_in_challenges WHERE id = ANY (ARRAY(
      SELECT id FROM tenant.sign_in_challenges WHERE expires_at < before LIMIT batch FOR UPDATE SKIP LOCKED));
  WHEN 'PASSWORD_RESETS' THEN
    DELETE FROM tenant.password_resets WHERE id = ANY (ARRAY(
      SELECT id FROM tenant.password_resets WHERE expires_at < before LIMIT batch FOR UPDATE SKIP LOCKED));
  WHEN 'REGISTRATIONS' THEN
    DELETE FROM tenant.registrations WHERE id = ANY (ARRAY(
      SELECT id FROM tenant.registrations WHERE expires_at < before LIMIT batch FOR UPDATE SKIP LOCKED));
  WHEN 'INVITATIONS' THEN
    -- An open one of a member who is waited for can be sent again, however old it is.
    DELETE FROM tenant.invitations WHERE id = ANY (ARRAY(
      SELECT id FROM tenant.invitations WHERE COALESCE(closed_at, expires_at) < before AND (closed_at IS NOT NULL OR user_id IS NULL)
      LIMIT batch FOR UPDATE SKIP LOCKED));
  WHEN 'MAILS' THEN
    DELETE FROM platform.mail_outbox WHERE id = ANY (ARRAY(
      SELECT id FROM platform.mail_outbox WHERE finished_at < before AND status IN ('SENT', 'FAILED') LIMIT batch FOR UPDATE SKIP LOCKED));
  WHEN 'READ_NOTIFICATIONS' THEN
    DELETE FROM tenant.notifications WHERE id = ANY (ARRAY(
      SELECT id FROM tenant.notifications WHERE read_at < before LIMIT batch FOR UPDATE SKIP LOCKED));
  WHEN 'NOTIFICATIONS' THEN
    DELETE FROM tenant.notifications WHERE id = ANY (ARRAY(
      SELECT id FROM tenant.notifications WHERE created_at < before LIMIT batch FOR UPDATE SKIP LOCKED));
  WHEN 'REVOCATIONS' THEN
    -- Gateways read them by the database's own clock for thirty-five minutes, longer than any token lives.
    DELETE FROM platform.access_revocations WHERE id = ANY (ARRAY(
      SELECT id FROM platform.access_revocations WHERE at < LEAST(before, clock_timestamp() - interval '1 hour') LIMIT batch FOR UPDATE SKIP LOCKED));
  WHEN 'EXPORTS' THEN
    DELETE FROM files.chunks c WHERE (c.organization_id, c.file_id, c.position) IN (
      SELECT k.organization_id, k.file_id, k.position FROM files.files f JOIN files.chunks k ON k.organization_id = f.organization_id AND k.file_id = f.id
      WHERE f.exported_at < before AND f.status = 'COMPLETE' LIMIT LEAST(batch, 100) FOR UPDATE OF k SKIP LOCKED);
    GET DIAGNOSTICS pruned = ROW_COUNT;
    IF pruned > 0 THEN RETURN pruned; END IF;
    DELETE FROM files.files WHERE id = ANY (ARRAY(
      SELECT f.id FROM files.files f WHERE f.exported_at < before AND f.status = 'COMPLETE'
        AND NOT EXISTS (SELECT 1 FROM files.chunks k WHERE k.organization_id = f.organization_id AND k.file_id = f.id) LIMIT batch FOR UPDATE SKIP LOCKED));
  ELSE
    RAISE EXCEPTION 'nothing is known about keeping %', kind USING ERRCODE = 'invalid_parameter_value';
  END CASE;
  GET DIAGNOSTICS pruned = ROW_COUNT;
  RETURN pruned;
END $$;
REVOKE EXECUTE ON FUNCTION platform.prune_rows(text, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.prune_rows(text, timestamptz, integer) TO app_system;
