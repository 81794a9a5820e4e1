/** The look shared by the text-like form controls. */
export const controlStyle = [
  'block w-full min-h-11 rounded-md border border-input bg-card px-3 py-2 text-base text-foreground',
  'placeholder:text-muted-foreground hover:border-foreground/60 focus-visible:outline-offset-0',
  'aria-invalid:border-danger aria-invalid:ring-1 aria-invalid:ring-danger',
  'disabled:bg-muted disabled:text-muted-foreground [&[readonly]]:bg-muted',
].join(' ')
