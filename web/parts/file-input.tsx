import type { ComponentProps } from 'react';

/**
 * Chooses a file. One that was corrected under the same name can be chosen again: browsers take that for no change, and say
 * nothing, unless the name is gone before.
 *
 * @param onFile is told of the file, and of none as soon as another is to be chosen
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
