'use client';

interface CheckboxGroupProps<Value extends string> {
  readonly legend: string;
  readonly hint?: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly chosen: readonly Value[];
  readonly disabled?: boolean;
  readonly onChange: (chosen: readonly Value[]) => void;
}

/** Any number of choices. */
export function CheckboxGroup<Value extends string>({
  legend,
  hint,
  options,
  chosen,
  disabled = false,
  onChange,
}: CheckboxGroupProps<Value>) {
  return (
    <fieldset disabled={disabled} className="grid gap-2">
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      {hint !== undefined && <p className="text-xs text-soft">{hint}</p>}
      {options.map(({ value, label }) => (
        <label key={value} className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-4 accent-(--accent)"
            checked={chosen.includes(value)}
            onChange={(event) => {
              const others = chosen.filter((each) => each !== value);
              onChange(event.target.checked ? [...others, value] : others);
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
