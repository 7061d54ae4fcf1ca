-- The first owner of an organization can be named again as long as nobody who owns it can sign in: the wish is written
-- anew, the invitation that went out before is withdrawn in the same transaction, and the worker sends another.
ALTER TABLE tenant.organizations
  -- What they read; the organization's language when null.
  ADD COLUMN first_owner_locale text,
  -- The request that named them last, so that the same one sent twice names them once.
  ADD COLUMN first_owner_key text,
  ADD COLUMN first_owner_hash text,
  ADD CONSTRAINT organizations_first_owner_locale_check CHECK (first_owner_locale IN ('FR', 'EN')),
  ADD CONSTRAINT organizations_first_owner_key_check CHECK (num_nulls(first_owner_key, first_owner_hash) IN (0, 2));

GRANT UPDATE (first_owner_email, first_owner_name, first_owner_wanted_by, first_owner_wanted_by_name, first_owner_locale, first_owner_key, first_owner_hash)
  ON tenant.organizations TO app_admin;
GRANT INSERT (first_owner_locale) ON tenant.organizations TO app_admin;
GRANT UPDATE (first_owner_locale) ON tenant.organizations TO app_user;

-- Of invitations the platform owner withdraws those of owners who have not come, and does nothing else.
GRANT UPDATE (status, closed_at) ON tenant.invitations TO app_admin;
CREATE POLICY platform_withdraws ON tenant.invitations FOR UPDATE TO app_admin
  USING (role = 'OWNER' AND status = 'PENDING') WITH CHECK (role = 'OWNER' AND status = 'REVOKED');
