SELECT n FROM given;
