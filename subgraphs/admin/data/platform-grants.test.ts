import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestServices, type TestServices } from '../../../platform/testing/test-services.js';

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());

const writes = ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'];

test('of the other houses, the platform owner’s role writes exactly these columns, and it reads no password', async () => {
  const { rows } = await services.owner.query<{ privilege: string; columns: string }>(
    `SELECT format('%s %s.%s', privilege_type, table_schema, table_name) AS privilege, string_agg(column_name, ' ' ORDER BY column_name) AS columns
     FROM information_schema.column_privileges WHERE grantee = 'app_admin' AND privilege_type = ANY ($1)
       AND table_schema IN ('tenant', 'campaign', 'lead', 'files')
     GROUP BY 1 ORDER BY 1`,
    [writes],
  );
  expect(Object.fromEntries(rows.map(({ privilege, columns }) => [privilege, columns]))).toEqual({
    'INSERT tenant.notification_deliveries':
      'action_text action_url body body_html finished_at id in_app_count mail_count organization_id processed_count recipient_count recipient_ids sender_id sent_id served_up_to subject type',
    'INSERT tenant.notification_preferences': 'email in_app organization_id type updated_at user_id',
    'INSERT tenant.notifications':
      'action_text action_url body created_at delivery_id id organization_id read_at sender_id subject type user_id',
    'INSERT tenant.organizations':
      'created_at first_owner_email first_owner_locale first_owner_name first_owner_wanted_by first_owner_wanted_by_name locale name plan slug trial_ends_at type updated_at',
    'INSERT tenant.sent_notifications':
      'action_text action_url body created_at id idempotency_key organization_id request_hash sender_id subject type',
    'UPDATE tenant.invitations': 'closed_at status',
    'UPDATE tenant.notification_deliveries':
      'finished_at in_app_count mail_count processed_count recipient_count served_up_to',
    'UPDATE tenant.notification_preferences': 'email in_app updated_at',
    'UPDATE tenant.notifications': 'read_at',
    'UPDATE tenant.organizations':
      'deleted_at first_owner_email first_owner_hash first_owner_key first_owner_locale first_owner_name first_owner_wanted_by first_owner_wanted_by_name name plan purge_at status suspended_at suspension_reason trial_ends_at updated_at',
    'UPDATE tenant.users': 'status updated_at',
  });
  const hash = "SELECT has_column_privilege('app_admin', 'tenant.users', 'password_hash', 'SELECT') AS can";
  expect((await services.owner.query(hash)).rows).toEqual([{ can: false }]);
});

test('it deletes nothing, and empties no table', async () => {
  const { rows } = await services.owner.query(
    "SELECT table_schema, table_name FROM information_schema.table_privileges WHERE grantee = 'app_admin' AND privilege_type IN ('DELETE', 'TRUNCATE')",
  );
  expect(rows).toEqual([]);
});

test('erasing an organization is app_system’s alone', async () => {
  const { rows } = await services.owner.query(
    `SELECT r.rolname AS role FROM pg_roles r
     WHERE r.rolname LIKE 'app\\_%' AND has_function_privilege(r.oid, 'platform.purge_organization(uuid, integer)', 'EXECUTE') ORDER BY 1`,
  );
  expect(rows).toEqual([{ role: 'app_owner' }, { role: 'app_system' }]);
});
