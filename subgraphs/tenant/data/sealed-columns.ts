import type { SealedColumn } from '../../../platform/crypto/rewrap-sealed.js';
import { sealingContext } from '../domain/integrations/integration.js';
import { secondFactorContext } from '../domain/second-factor/second-factor.js';

/** What this house keeps sealed; the rotation of encryption keys goes through all of it. */
export const sealedColumnsOfTenant: readonly SealedColumn[] = [
  {
    table: 'tenant.integration_fields',
    column: 'sealed',
    contextColumns: ['organization_id', 'provider', 'field'],
    contextOf: (organizationId = '', provider = '', field = '') => sealingContext(organizationId, provider, field),
  },
  {
    table: 'tenant.second_factors',
    column: 'sealed_secret',
    contextColumns: ['user_id'],
    contextOf: (userId = '') => secondFactorContext(userId),
  },
];
