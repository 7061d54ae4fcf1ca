import { describe, expect, test } from '@jest/globals';
import { permissions } from '../viewer/permission.js';
import { roles } from '../viewer/role.js';
import { anonymous, viewerOf, type Viewer } from '../viewer/viewer.js';
import { defineUseCase, NotPermitted, ready } from './define-use-case.js';

const organizationId = '0199c0de-0000-7000-8000-000000000001';
const userId = '0199c0de-0000-7000-8000-000000000002';
const everybody: readonly Viewer[] = [
  anonymous,
  viewerOf({ kind: 'AGENT', runId: userId, organizationId }),
  ...roles.map((role) =>
    viewerOf({
      kind: 'USER',
      userId,
      organizationId: role === 'PLATFORM_ADMIN' ? null : organizationId,
      role,
      expiresAt: 0,
    }),
  ),
];

describe('a use case that is ready', () => {
  test.each(permissions.map((permission) => [permission] as const))(
    'runs for whoever has %s, and for nobody else at all',
    async (permission) => {
      const ran: Viewer[] = [];
      const act = defineUseCase({
        permission,
        run: async ({ viewer }: { readonly viewer: Viewer }, input: number) => {
          ran.push(viewer);
          return input + 1;
        },
      });
      for (const viewer of everybody) {
        const outcome = ready(act, { viewer })(1);
        if (viewer.permissions.has(permission)) expect(await outcome).toBe(2);
        else await expect(outcome).rejects.toMatchObject({ name: 'NotPermitted', permission });
      }
      expect(ran).toEqual(everybody.filter((viewer) => viewer.permissions.has(permission)));
    },
  );

  test('says which permission is missing', async () => {
    const act = defineUseCase({
      permission: 'lead:import',
      run: async (_needs: { readonly viewer: Viewer }, _input: null) => null,
    });
    await expect(ready(act, { viewer: anonymous })(null)).rejects.toThrow(new NotPermitted('lead:import'));
  });

  test('throws what the act throws', async () => {
    const act = defineUseCase({
      permission: 'session:open',
      run: async (_needs: { readonly viewer: Viewer }, _input: null): Promise<null> => {
        throw new Error('a defect');
      },
    });
    await expect(ready(act, { viewer: anonymous })(null)).rejects.toThrow('a defect');
  });
});
