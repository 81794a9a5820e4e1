import { cva, type VariantProps } from 'class-variance-authority'

export const buttonStyle = cva(
  [
    'inline-flex items-center justify-center gap-2 rounded-md border text-center font-semibold',
    'no-underline transition-colors select-none aria-disabled:opacity-60 disabled:opacity-60',
  ],
  {
    variants: {
      variant: {
        primary: 'border-transparent bg-primary text-primary-foreground hover:bg-primary-hover',
        secondary: 'border-input bg-card text-foreground hover:border-primary hover:bg-primary-subtle',
        ghost: 'border-transparent text-primary hover:bg-primary-subtle',
        danger: 'border-transparent bg-danger text-danger-foreground hover:bg-danger-hover',
      },
      size: {
        sm: 'min-h-9 px-3 py-1 text-sm pointer-coarse:min-h-11',
        md: 'min-h-11 px-4 py-2 text-base',
        lg: 'min-h-13 px-6 py-3 text-lg',
      },
      wide: { true: 'w-full', false: '' },
    },
    defaultVariants: { variant: 'primary', size: 'md', wide: false },
  },
)

export type ButtonStyle = VariantProps<typeof buttonStyle>
