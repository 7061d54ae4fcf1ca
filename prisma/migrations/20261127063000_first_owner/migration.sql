-- Who is to own an organization that the platform owner creates by hand: the wish is written with the organization, the
-- tenant house invites them and forgets the wish in the same transaction.
ALTER TABLE tenant.organizations
  ADD COLUMN first_owner_email text,
  ADD COLUMN first_owner_name text,
  ADD COLUMN first_owner_wanted_by uuid,
  ADD COLUMN first_owner_wanted_by_name text,
  ADD CONSTRAINT organizations_first_owner_check CHECK (num_nulls(first_owner_email, first_owner_name, first_owner_wanted_by, first_owner_wanted_by_name) IN (0, 4));

GRANT INSERT (first_owner_email, first_owner_name, first_owner_wanted_by, first_owner_wanted_by_name) ON tenant.organizations TO app_admin;
GRANT UPDATE (first_owner_email, first_owner_name, first_owner_wanted_by, first_owner_wanted_by_name) ON tenant.organizations TO app_user;

-- What the sweep may see across organizations: only which of them wait for their first owner.
CREATE FUNCTION tenant.organizations_to_hand_over() RETURNS TABLE (organization_id uuid, id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = tenant, pg_temp AS $$
  SELECT o.id, o.id FROM tenant.organizations o
  WHERE o.first_owner_email IS NOT NULL AND o.status = 'ACTIVE' ORDER BY o.id LIMIT 1000
$$;
REVOKE EXECUTE ON FUNCTION tenant.organizations_to_hand_over() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenant.organizations_to_hand_over() TO app_system;
