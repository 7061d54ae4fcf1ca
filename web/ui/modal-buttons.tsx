'use client';
import { Button } from './button';

interface ModalButtonsProps {
  readonly keep: string;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onKeep: () => void;
  /** Absent when the confirming button sends the form around it. */
  readonly onConfirm?: () => void;
}

/** The two ways out of a dialog that asks before something is done. */
export function ModalButtons({
  keep,
  confirm,
  danger = false,
  disabled = false,
  onKeep,
  onConfirm,
}: ModalButtonsProps) {
  return (
    <div className="mt-4 flex justify-end gap-2">
      <Button onClick={onKeep}>{keep}</Button>
      <Button
        type={onConfirm ? 'button' : 'submit'}
        tone={danger ? 'danger' : 'primary'}
        disabled={disabled}
        onClick={onConfirm}
      >
        {confirm}
      </Button>
    </div>
  );
}
