'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { ApproveEmailDocument, RejectEmailDocument, type DraftFragment } from '../../graphql/generated/graphql';
import { ErrorState } from '../../ui/error-state';
import { Notice } from '../../ui/notice';
import { useLimitSentence } from '../plans/limit-sentence';

/** The two decisions on a draft, and what went wrong with the last one. */
export interface Decisions {
  readonly approve: (draft: DraftFragment) => Promise<void>;
  readonly reject: (draft: DraftFragment, reason: string) => Promise<void>;
  readonly forgetProblem: () => void;
  readonly problem: ReactNode;
}

interface DecisionProblem {
  readonly subject: string;
  readonly outcome: DecisionResult | null;
  readonly error: unknown;
}

interface DecisionResult {
  readonly __typename: string;
  readonly message?: string;
}

const KNOWN = ['ContactRefused', 'EmailAlreadyDecided', 'EmailNotFound'] as const;
const DECIDED: ReadonlySet<string> = new Set(['EmailApproved', 'EmailRejected']);

const decided = (
  draft: DraftFragment,
  status: 'APPROVED' | 'REJECTED',
  rejectionReason: string | null,
): DraftFragment => ({
  ...draft,
  status,
  rejectionReason,
  decidedAt: new Date().toISOString(),
  viewerCanApprove: false,
});

/** Shows a decision at once; when the API refuses it, the draft goes back to what it was and the reason is shown. */
export function useDecisions(): Decisions {
  const [approveEmail] = useMutation(ApproveEmailDocument);
  const [rejectEmail] = useMutation(RejectEmailDocument);
  const [problem, setProblem] = useState<DecisionProblem | null>(null);

  const decide = async (draft: DraftFragment, ask: () => Promise<DecisionResult | undefined>): Promise<void> => {
    setProblem(null);
    try {
      const outcome = await ask();
      if (outcome && !DECIDED.has(outcome.__typename)) setProblem({ subject: draft.subject, outcome, error: null });
    } catch (error) {
      setProblem({ subject: draft.subject, outcome: null, error });
    }
  };
  return {
    approve: (draft) =>
      decide(draft, async () => {
        const answer = await approveEmail({
          variables: { input: { emailId: draft.id } },
          optimisticResponse: {
            approveEmail: { __typename: 'EmailApproved', email: decided(draft, 'APPROVED', null) },
          },
        });
        return answer.data?.approveEmail;
      }),
    reject: (draft, reason) =>
      decide(draft, async () => {
        const answer = await rejectEmail({
          variables: { input: { emailId: draft.id, reason } },
          optimisticResponse: {
            rejectEmail: { __typename: 'EmailRejected', email: decided(draft, 'REJECTED', reason) },
          },
        });
        return answer.data?.rejectEmail;
      }),
    forgetProblem: () => {
      setProblem(null);
    },
    problem: problem && <ProblemOfDecision problem={problem} />,
  };
}

function ProblemOfDecision({ problem }: { readonly problem: DecisionProblem }) {
  const t = useTranslations('drafts');
  const limitSentence = useLimitSentence();
  const { outcome } = problem;
  const known = KNOWN.find((name) => name === outcome?.__typename);
  const sentence = known === undefined ? outcome && limitSentence(outcome) : t(known);
  return (
    <div className="mb-3 grid gap-2">
      <Notice tone="warn">
        {t('notDecided', { subject: problem.subject })} {sentence}
      </Notice>
      {problem.error !== null && <ErrorState error={problem.error} />}
    </div>
  );
}
