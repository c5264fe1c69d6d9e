import type { ReactNode } from 'react';

/** A part of what is known in a case, with its heading. */
export const Part = ({
  title,
  level: Heading = 'h3',
  children,
}: {
  title: string;
  /** Of its heading: below that of what it stands in. */
  level?: 'h2' | 'h3';
  children: ReactNode;
}) => (
  <div className="facts-part stack-tight">
    <Heading>{title}</Heading>
    {children}
  </div>
);
