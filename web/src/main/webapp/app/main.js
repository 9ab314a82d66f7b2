import './frame/app-frame.js';
