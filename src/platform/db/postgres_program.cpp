#include "platform/db/postgres_program.hpp"

#include "platform/db/backends.hpp"
#include "platform/db/native.hpp"

#include <fcntl.h>
#include <memory>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace db {

namespace {

struct FreeOptions {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};
using ParsedTarget = std::unique_ptr<PQconninfoOption, FreeOptions>;

ParsedTarget parse_options(const std::string& target) {
    char* message = nullptr;
    ParsedTarget parsed(PQconninfoParse(target.c_str(), &message));
    PQfreemem(message);  // it may hold the password
    if (!parsed) {
        throw base::Error(
            base::Code::invalid,
            "The database's address " + shown_target(target) +
                " cannot be read; it should look like postgresql://user@host/name."
        );
    }
    return parsed;
}

bool is_given(const PQconninfoOption& option) {
    return option.val != nullptr && option.val[0] != '\0';
}

// Our environment with the address's parts in place of ours.
std::vector<std::string> environment_for(const std::string& target) {
    std::map<std::string, std::string> variables;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string text(*entry);
        const std::size_t equals = text.find('=');
        if (equals != std::string::npos) {
            variables[text.substr(0, equals)] = text.substr(equals + 1);
        }
    }
    const ParsedTarget parsed = parse_options(target);
    for (const PQconninfoOption* option = parsed.get(); option->keyword != nullptr; ++option) {
        if (is_given(*option) && option->envvar != nullptr) {
            variables[option->envvar] = option->val;
        }
    }
    std::vector<std::string> environment;
    for (const auto& [name, value] : variables) {
        environment.push_back(name + "=" + value);
    }
    return environment;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts) {
        pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

// What a program's output is for: nothing, or a string to be filled.
struct Output {
    Output() {
        if (::pipe2(ends, O_CLOEXEC) != 0) {
            throw base::Error(base::Code::internal, "No pipe could be opened.");
        }
    }
    ~Output() {
        ::close(ends[0]);
        close_writing();
    }
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    void close_writing() {
        if (ends[1] >= 0) {
            ::close(std::exchange(ends[1], -1));
        }
    }
    std::string read_all() {
        close_writing();
        std::string text;
        char buffer[4096];
        ssize_t size = 0;
        while ((size = ::read(ends[0], buffer, sizeof buffer)) > 0) {
            text.append(buffer, static_cast<std::size_t>(size));
        }
        return text;
    }
    int ends[2] = {-1, -1};
};

struct Ran {
    bool succeeded = false;
    std::string output;
};

// Its messages are dropped: they may hold the values of rows.
Ran run_program(std::vector<std::string> command, std::vector<std::string> environment) {
    Output output;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output.ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t process = 0;
    const int spawned = ::posix_spawnp(
        &process,
        command[0].c_str(),
        &actions,
        nullptr,
        pointers(command).data(),
        pointers(environment).data()
    );
    posix_spawn_file_actions_destroy(&actions);
    if (spawned != 0) {
        throw base::Error(
            base::Code::invalid,
            "The program " + command[0] + " is not installed; it comes with PostgreSQL's client."
        );
    }
    Ran ran;
    ran.output = output.read_all();
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    ran.succeeded = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    return ran;
}

}  // namespace

std::map<std::string, std::string> parse_postgres_target(const std::string& target) {
    const ParsedTarget parsed = parse_options(target);
    std::map<std::string, std::string> options;
    for (const PQconninfoOption* option = parsed.get(); option->keyword != nullptr; ++option) {
        if (is_given(*option)) {
            options[option->keyword] = option->val;
        }
    }
    return options;
}

void dump_postgres(const Config& config, const std::string& file) {
    const int made =
        ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (made < 0) {
        throw base::Error(base::Code::invalid, "The file " + file + " cannot be made.");
    }
    ::close(made);
    const Ran ran = run_program(
        {"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file=" + file},
        environment_for(config.target)
    );
    if (!ran.succeeded) {
        throw base::Error(
            base::Code::invalid,
            "pg_dump could not copy the database " + shown_target(config.target) +
                "; run it by hand to see why (its version must not be older than the server's)."
        );
    }
}

bool is_whole_postgres_dump(const std::string& file) {
    // Writing the script reads every block of the file; only the list of contents is kept.
    const std::vector<std::string> environment = environment_for("postgresql://");
    const Ran list = run_program({"pg_restore", "--list", file}, environment);
    return list.succeeded && list.output.find("schema_migrations") != std::string::npos &&
           run_program({"pg_restore", "--file=/dev/null", file}, environment).succeeded;
}

void fill_postgres(const Config& config, const std::string& file) {
    const auto options = parse_postgres_target(config.target);
    const auto name = options.find("dbname");
    const Ran ran = run_program(
        {"pg_restore",
         "--dbname=" + (name == options.end() ? std::string("postgres") : name->second),
         "--single-transaction",
         "--exit-on-error",
         "--no-owner",
         "--no-privileges",
         file},
        environment_for(config.target)
    );
    if (!ran.succeeded) {
        throw base::Error(
            base::Code::invalid,
            "pg_restore could not fill the database " + shown_target(config.target) +
                "; nothing was changed. Run it by hand to see why."
        );
    }
}

}  // namespace db
