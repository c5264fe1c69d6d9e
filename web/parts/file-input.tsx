import type { ComponentProps } from 'react';

/**
 * Chooses a file. A corrected file of the same name can be chosen again: browsers would not report that as a change, so the
 * control clears the name first.
 *
 * @param onFile receives the file, or undefined when the person starts to choose another
 */
export const FileInput = ({
  onFile,
  ...props
}: Omit<ComponentProps<'input'>, 'type' | 'value' | 'onClick' | 'onChange'> & {
  readonly onFile: (file: File | undefined) => void;
}) => (
  <input
    {...props}
    type="file"
    onClick={({ currentTarget }) => {
      if (currentTarget.value === '') return;
      currentTarget.value = '';
      onFile(undefined);
    }}
    onChange={({ target }) => onFile(target.files?.[0])}
  />
);
