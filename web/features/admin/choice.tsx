'use client';
import { SelectInput } from '../../ui/field';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  /** What stands for no choice. */
  readonly every: string;
  readonly values: readonly Value[];
  readonly nameOf: (value: Value) => string;
  readonly value: Value | null;
  readonly onChange: (value: string | null) => void;
}

/** Narrows a list to one kind, or to none. */
export function Choice<Value extends string>({ label, every, values, nameOf, value, onChange }: ChoiceProps<Value>) {
  return (
    <SelectInput
      aria-label={label}
      className="sm:w-auto"
      value={value ?? ''}
      onChange={(event) => {
        onChange(event.target.value === '' ? null : event.target.value);
      }}
    >
      <option value="">{every}</option>
      {values.map((each) => (
        <option key={each} value={each}>
          {nameOf(each)}
        </option>
      ))}
    </SelectInput>
  );
}
