import type { Permission } from '../viewer/permission.js';
import type { Viewer } from '../viewer/viewer.js';

/** One verb of the product: who may, and what happens. Outcomes are values; only defects are thrown. */
export interface UseCase<Needs extends { readonly viewer: Viewer }, Input, Outcome> {
  readonly permission: Permission;
  run(needs: Needs, input: Input): Promise<Outcome>;
}

/** The viewer lacks the permission that the act names. */
export class NotPermitted extends Error {
  constructor(readonly permission: Permission) {
    super(`This needs the permission "${permission}".`);
    this.name = 'NotPermitted';
  }
}

/** Declares a use case; a use case without a permission does not compile. */
export const defineUseCase = <Needs extends { readonly viewer: Viewer }, Input, Outcome>(
  useCase: UseCase<Needs, Input, Outcome>,
): UseCase<Needs, Input, Outcome> => useCase;

/**
 * The only way to run a use case: GraphQL, a job and an agent meet the same check.
 * @throws NotPermitted when the viewer lacks the permission.
 */
export const ready =
  <Needs extends { readonly viewer: Viewer }, Input, Outcome>(useCase: UseCase<Needs, Input, Outcome>, needs: Needs) =>
  async (input: Input): Promise<Outcome> => {
    if (!needs.viewer.permissions.has(useCase.permission)) throw new NotPermitted(useCase.permission);
    return useCase.run(needs, input);
  };
