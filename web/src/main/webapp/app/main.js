import './shared/app-frame.js';
