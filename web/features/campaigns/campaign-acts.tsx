'use client';
import { Ban, Pause, Play, Rocket } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { CampaignHeaderFragment } from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { Modal } from '../../ui/modal';
import { Notice } from '../../ui/notice';
import { useCampaignActs } from './use-campaign-acts';

/** The acts that this viewer may do on this campaign now; the API says which. */
export function CampaignActs({ campaign }: { readonly campaign: CampaignHeaderFragment }) {
  const t = useTranslations('campaign');
  const [confirming, setConfirming] = useState(false);
  const { launch, pause, resume, cancel, busy, problem, error } = useCampaignActs(campaign.id);
  const { viewerCanLaunch, viewerCanPause, viewerCanResume, viewerCanCancel } = campaign;
  const mayAct = viewerCanLaunch || viewerCanPause || viewerCanResume || viewerCanCancel;
  if (!mayAct && problem === null && error === null) return null;
  return (
    <div className="grid justify-items-end gap-2">
      <div className="flex flex-wrap gap-2">
        {viewerCanLaunch && (
          <Button tone="primary" disabled={busy} onClick={() => void launch()}>
            <Rocket aria-hidden />
            {t('launch')}
          </Button>
        )}
        {viewerCanPause && (
          <Button disabled={busy} onClick={() => void pause()}>
            <Pause aria-hidden />
            {t('pause')}
          </Button>
        )}
        {viewerCanResume && (
          <Button tone="primary" disabled={busy} onClick={() => void resume()}>
            <Play aria-hidden />
            {t('resume')}
          </Button>
        )}
        {viewerCanCancel && (
          <Button
            tone="danger"
            disabled={busy}
            onClick={() => {
              setConfirming(true);
            }}
          >
            <Ban aria-hidden />
            {t('cancel')}
          </Button>
        )}
      </div>
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      {error !== null && <ErrorState error={error} />}
      {confirming && (
        <Modal
          title={t('cancelTitle')}
          onClose={() => {
            setConfirming(false);
          }}
        >
          <p className="text-soft">{t('cancelText')}</p>
          <div className="mt-5 flex justify-end gap-2">
            <Button
              onClick={() => {
                setConfirming(false);
              }}
            >
              {t('keep')}
            </Button>
            <Button
              tone="danger"
              onClick={() => {
                setConfirming(false);
                void cancel();
              }}
            >
              {t('cancelConfirm')}
            </Button>
          </div>
        </Modal>
      )}
    </div>
  );
}
