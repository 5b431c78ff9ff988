import type { ThemeConfig } from 'antd'

/**
 * The one theme of the console. The first six are the contrast tokens: with them every text reaches 4.5:1 and every control's
 * border 3:1 on the grounds used here. The values are those of the kit's tokens.css.
 */
const CONTRAST = {
  colorPrimary: '#0b6654',
  colorError: '#b0241c',
  colorWarning: '#874800',
  colorTextPlaceholder: '#66736c',
  colorTextDescription: '#4a5852',
  colorBorder: '#7a8880',
} as const

/**
 * The theme in normal or elder size (长辈版: text of at least 18 px, targets of at least 60 px); with `isStill` nothing grows or
 * slides, as asked for by people whom motion makes unwell (WCAG 2.3.3).
 */
export function themeOf(isElder: boolean, isStill: boolean): ThemeConfig {
  return {
    token: {
      ...CONTRAST,
      motion: !isStill,
      colorSuccess: '#1b6a34',
      colorSuccessBg: '#e6f4e9',
      colorSuccessBorder: '#a9d3b4',
      colorWarningBg: '#fff1dc',
      colorWarningBorder: '#e3bd86',
      colorErrorBg: '#fdecea',
      colorErrorBorder: '#e6aca7',
      colorInfo: '#1a578a',
      colorInfoBg: '#e7f0f9',
      colorInfoBorder: '#a8c6e3',
      colorLink: '#0b6654',
      colorText: '#15211c',
      colorTextSecondary: '#4a5852',
      colorTextDisabled: '#5c6962',
      colorBorderSecondary: '#dbe2dd',
      colorBgLayout: '#f3f6f3',
      colorBgMask: 'rgb(10 25 20 / 55%)',
      fontFamily: 'var(--font)',
      fontSize: isElder ? 18 : 15,
      controlHeight: isElder ? 60 : 38,
      controlHeightSM: isElder ? 48 : 32,
      controlHeightLG: isElder ? 64 : 44,
      borderRadius: 8,
      controlOutlineWidth: 3,
      wireframe: false,
    },
    components: {
      Button: { fontWeight: 600, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Select: { optionSelectedBg: '#e2f0ea', optionPadding: isElder ? '14px 16px' : '7px 12px' },
      Modal: { titleFontSize: isElder ? 24 : 19 },
    },
  }
}
