import Theme from 'vitepress/theme-without-fonts';

import './style.css';

// eslint-disable-next-line import/no-default-export -- vitepress takes its theme so
export default Theme;
